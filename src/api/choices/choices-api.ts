import { Hono } from 'hono'
import { addresseeOf, introductionOf } from '#api/addressee.ts'
import { type ChoiceCommand, choiceCommand, choicesView as schema } from '#api/contract/choices.ts'
import { todayOf } from '#api/dates.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { answers, body } from '#api/http/validate.ts'
import { type Introduction, personStream } from '#api/identity.ts'
import { type ChooserEnv, forChooser } from '#api/session/access.ts'
import { actToUndo, undoProof } from '#api/unsubscribe/undo-proof.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import { choicesView } from './choices-view.ts'
import { choose } from './choose.ts'

type Asked = ChooserEnv['Variables']

/** What is hidden from a link that only stops is not told by how a command for it is answered either (TOK-01). */
const hiddenFromStop: readonly ChoiceCommand['type'][] = ['GiveConsent', 'RefuseConsent', 'Object', 'WithdrawObjection']

/** The command of the domain: a pause learns what day it is, a proof becomes the act it is for; the rest is what it is. */
async function commandOf({ host, personId, session }: Asked, command: ChoiceCommand): Promise<ChoicesCommand> {
  if (session.scope === 'stop' && hiddenFromStop.includes(command.type)) throw new Refusal('sign-in-needed')
  if (command.type === 'Pause') return { ...command, today: todayOf(host) }
  if (command.type !== 'Undo') return command
  const of = await actToUndo(host, personId, command.undo)
  if (!of) throw new Refusal('undo-over')
  return { type: 'Undo', of }
}

/** Whoever came by a link may be nobody yet: their address leads to them from their first act on. */
async function introductionNow({ host, session, personId }: Asked): Promise<Introduction> {
  if (!('addressKey' in session)) return {}
  return introductionOf({ ...(await addresseeOf(host, session.addressKey)), personId })
}

/** What data may be used for, what is sent: everything a person chooses. There is no id to guess, it is theirs. */
export const choicesApi = new Hono<ChooserEnv>()
  .use(forChooser)

  .get('/', answers(schema), async (c) => {
    const [snapshot] = await c.var.host.store.load([personStream(c.var.personId)])
    return c.json(await choicesView(c.var, snapshot!.state))
  })

  .post('/', body(choiceCommand), answers(schema), async (c) => {
    const { host, personId } = c.var
    const choice = c.req.valid('json')
    const evidence = evidenceOf(c.var, 'textVersion' in choice ? choice.textVersion : undefined)
    const command = await commandOf(c.var, choice)
    const introduction = await introductionNow(c.var)
    const { snapshot, entries } = await choose(host, personId, command, evidence, { also: () => introduction })
    const undo = entries.length > 0 ? { undo: undoProof(host.keys, personId, entries, host.now()) } : {}
    return c.json({ ...(await choicesView(c.var, snapshot.state)), ...undo })
  })
