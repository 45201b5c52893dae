import { reconcile } from '#api/connectors/reconcile.ts'
import { keepersOf } from '#api/connectors/source-effects.ts'
import { type Command, Misused } from './command.ts'

export const reconcileCommand: Command = {
  usage: '[--source ID] [--all]',
  summary:
    'Asks systems that keep choices whom they have changed since the last time; the running server then looks at each again. It does so by itself every night.',
  options: {
    source: { type: 'string', what: 'this system alone, by its id' },
    all: { type: 'boolean', what: 'look at everybody, changed or not' },
  },
  operands: [],
  async run({ open }, { source: wanted, all }) {
    const { host } = await open()
    const keepers = keepersOf(host)
    const chosen = wanted === undefined ? keepers : keepers.filter(({ id }) => id === wanted)
    if (chosen.length === 0) throw new Misused(missing(keepers.map(({ id }) => id)))
    const answers = await Promise.allSettled(chosen.map((source) => reconcile(host, source, { all: all === true })))
    const results = answers.map((answer, n) =>
      answer.status === 'fulfilled'
        ? { source: chosen[n]!.id, people: answer.value }
        : { source: chosen[n]!.id, error: (answer.reason as Error).message },
    )
    return {
      json: results,
      text: results.map(({ source, people, error }) => `${source}: ${error ?? `${people} people to look at again`}`).join('\n'),
      failed: answers.some(({ status }) => status === 'rejected'),
    }
  },
}

const missing = (ids: readonly string[]) =>
  ids.length === 0 ? 'No system in SYSTEMS_FILE keeps choices.' : `--source must be one of ${ids.join(', ')}.`
