import { existsSync } from 'node:fs'
import { lastReconciled } from '#api/connectors/reconcile.ts'
import { type Keeper, keepersOf } from '#api/connectors/source-effects.ts'
import type { Host } from '#api/host.ts'
import { oidc } from '#server/oidc.ts'
import type { Command } from './command.ts'
import { type Finding, look } from './finding.ts'
import { mailDomain, type Names, publicNames } from './mail-domain.ts'

/** `names`: whom to ask about the domain that mails come from. */
export const doctorWith = (names: Names): Command => ({
  usage: '',
  summary:
    'Looks at configuration, store, mail and the domain it comes from, sign-in of staff and sources; one line each. Ends with 1 when something is wrong.',
  options: { 'dkim-selector': { type: 'string', what: 'under which name the mail server signs, to look for its key' } },
  operands: [],
  async run({ open }, values) {
    const product = await open()
    const { host, configuration, mail, store, webhooks } = product
    const { production, databaseUrl, dataDir, smtpUrl, mailFrom, oidc: client } = configuration
    const dkimSelector = values['dkim-selector'] as string | undefined
    const place = production ? 'production' : 'this machine alone'
    const findings: Finding[] = [
      { part: 'configuration', ok: true, said: `${configuration.baseUrl}, ${place}, ${host.staff.size} staff` },
      await look('store', databaseUrl ? 'PostgreSQL answers' : `${dataDir}/innsyn.db answers`, () => store.ready()),
      await outbox(store),
      await look('mail', smtpUrl ? 'the mail server lets us in' : 'mails land in /dev/mailbox', () => mail.check()),
      ...(smtpUrl && production ? await mailDomain({ mailFrom, smtpUrl, ...(dkimSelector && { dkimSelector }) }, names) : []),
      await look(
        'oidc',
        client ? `${client.issuer} answers` : 'not set: staff sign in by mail',
        async () => client && oidc(client).check(),
      ),
      ...(await Promise.all(host.sources.map((source) => look(`source ${source.id}`, `${source.name} answers`, () => source.health())))),
      ...(await Promise.all(keepersOf(host).map((source) => choicesOf(host, source)))),
      ...(await Promise.all((webhooks?.ids ?? []).map((id) => look(`webhook ${id}`, 'its address answers', () => webhooks!.check(id))))),
      {
        part: 'pages',
        ok: existsSync('dist/client/index.html'),
        said: existsSync('dist/client/index.html') ? 'built' : 'not built: npm run build',
      },
    ]
    return {
      json: findings,
      text: findings.map(({ part, ok, said }) => `${ok ? 'ok   ' : 'WRONG'} ${part.padEnd(16)} ${said}`).join('\n'),
      failed: findings.some(({ ok }) => !ok),
    }
  },
})

export const doctorCommand = doctorWith(publicNames())

async function outbox(store: { outbox: { waiting(): Promise<{ due: number; dead: number }> } }): Promise<Finding> {
  const { due, dead } = await store.outbox.waiting()
  return { part: 'outbox', ok: dead === 0, said: `${due} waiting, ${dead} given up` }
}

/** Once a night, and a night may be missed. */
const latestDays = 2

async function choicesOf(host: Host, source: Keeper): Promise<Finding> {
  const part = `choices ${source.id}`
  const last = await lastReconciled(host, source)
  if (last === undefined) return { part, ok: true, said: 'not reconciled yet: the server does it at its start' }
  const ok = host.now().getTime() - Date.parse(last) < latestDays * 86_400_000
  return { part, ok, said: `reconciled at ${last}${ok ? '' : ': run innsyn reconcile and see what it says'}` }
}
