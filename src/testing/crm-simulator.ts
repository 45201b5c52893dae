import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll } from 'vitest'
import { type SuperOffice, superOfficeEntry, withSecrets } from '#sources/superoffice/entry.ts'
import type { CrmPerson } from './crm-people.ts'

type SecretName = 'applicationToken' | 'systemToken' | 'privateKey'

const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

export interface CrmSimulator {
  url: string
  /** What an operator would write into the systems file, and have in the environment. */
  entry(): Promise<{ entry: Record<string, unknown>; env: Record<string, string> }>
  /** The same as the connector gets it. */
  settings(more?: Partial<SuperOffice>): Promise<SuperOffice>
  /** Something only the stand-in can do; `reset`, `move`, `refuse`… */
  control<T = unknown>(act: string, said?: unknown): Promise<T>
  /** Raw rows of one table. */
  rows<Row = Record<string, unknown>>(table: string): Promise<Row[]>
  /** Puts people there and answers their ids. */
  people(...people: CrmPerson[]): Promise<string[]>
  /** The calls to the API since the last reset, as `GET Person/12`. */
  calls(): Promise<string[]>
}

/** The stand-in for SuperOffice CRM as a process of its own, known by its address alone; it ends with the tests of the file. */
export async function crmSimulator(): Promise<CrmSimulator> {
  const child = spawn(process.execPath, ['e2e/superoffice/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  })
  started.push(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the simulator did not start')))
    child.stdout.on('data', (part: Buffer) => {
      const said = /ready at (\S+)/.exec(String(part))
      if (said) resolve(said[1]!)
    })
  })
  const asked = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const answer = await fetch(`${url}/_control/${path}`, init)
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const control = <T>(act: string, said: unknown = {}) => asked<T>(act, { method: 'POST', body: JSON.stringify(said) })
  const entry = async () => {
    const { environment, tenant, ...secrets } = await asked<Record<'environment' | 'tenant' | SecretName, string>>('partner')
    const names = { applicationToken: 'CRM_APPLICATION_TOKEN', systemToken: 'CRM_SYSTEM_TOKEN', privateKey: 'CRM_PRIVATE_KEY' }
    const env = Object.fromEntries(Object.entries(names).map(([field, name]) => [name, secrets[field as SecretName]]))
    const references = Object.fromEntries(Object.entries(names).map(([field, name]) => [field, `env:${name}`]))
    return { entry: { kind: 'superoffice', id: 'crm', name: 'SuperOffice CRM', environment, tenant, ...references }, env }
  }
  return {
    url,
    entry,
    async settings(more = {}) {
      const { entry: written, env } = await entry()
      const read = withSecrets(superOfficeEntry.parse(written), env, '')
      if ('faults' in read) throw new Error(read.faults.join())
      return { ...read.settings, ...more }
    },
    control,
    rows: (table) => asked(`rows/${table}`),
    people: async (...people) => (await control<{ ids: number[] }>('people', people)).ids.map(String),
    async calls() {
      const calls = await asked<{ method: string; path: string }[]>('rows/calls')
      return calls.flatMap(({ method, path }) => {
        const within = /\/api\/v1\/(.*)$/.exec(path)
        return within ? [`${method} ${within[1]}`] : []
      })
    },
  }
}
