import { deciders } from '#server/deciders.ts'
import { rebuild } from '#store/rebuild.ts'
import type { Command } from './command.ts'

export const rebuildCommand: Command = {
  usage: '',
  summary: 'Folds the current state of every stream anew from the ledger. The server may run meanwhile.',
  options: {},
  operands: [],
  async run({ open }) {
    const { host } = await open()
    const streams = await rebuild(host.store, deciders(host.tenant))
    return { json: { streams }, text: `${streams} streams rebuilt.` }
  },
}
