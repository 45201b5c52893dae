import type { DeadEffect, Outbox } from '#store/store.ts'
import type { Command } from './command.ts'

const page = 500

export const outboxCommand: Command = {
  usage: '[--kind K] [--retry]',
  summary:
    'Lists what was given up: kind, id, tries and the last error; a mail that nobody took, a webhook that never answered. With --retry all of it is tried again from the start.',
  options: {
    kind: { type: 'string', what: 'of this kind alone, such as mail or webhook/crm' },
    retry: { type: 'boolean', what: 'try what is listed again' },
  },
  operands: [],
  async run({ open }, { kind, retry }) {
    const { outbox } = (await open()).store
    const dead = (await Array.fromAsync(givenUp(outbox))).filter((one) => kind === undefined || one.kind === kind)
    const revived = retry ? await revive(outbox, dead) : 0
    const { due } = await outbox.waiting()
    const lines = dead.map(({ id, kind, attempts, error }) => `${kind} ${id} ${attempts} tries: ${error}`)
    const said = retry ? `${due} waiting, ${revived} of them given up before` : `${due} waiting, ${dead.length} given up`
    return { json: { due, dead, ...(retry && { revived }) }, text: [...lines, said].join('\n') }
  },
}

async function* givenUp(outbox: Outbox): AsyncGenerator<DeadEffect> {
  for (let after = ''; ; ) {
    const dead = await outbox.dead(page, after)
    yield* dead
    if (dead.length < page) return
    after = dead.at(-1)!.id
  }
}

async function revive(outbox: Outbox, dead: readonly DeadEffect[]): Promise<number> {
  let revived = 0
  for (let at = 0; at < dead.length; at += page) revived += await outbox.revive(dead.slice(at, at + page).map(({ id }) => id))
  return revived
}
