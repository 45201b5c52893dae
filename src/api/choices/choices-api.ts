import { Hono } from 'hono'
import { type ChoiceCommand, choiceCommand, choicesView as schema } from '#api/contract/choices.ts'
import { todayOf } from '#api/dates.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { answers, body } from '#api/http/validate.ts'
import { personStream } from '#api/identity.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { actToUndo, undoProof } from '#api/unsubscribe/undo-proof.ts'
import { type ChoicesCommand, choices } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import { addMonths } from '#domain/legal-clock.ts'
import { execute } from '#store/execute.ts'
import { choicesView } from './choices-view.ts'

/** The command of the domain: months become a date, a proof the act it is for; the rest is what it is. */
async function commandOf({ host, personId }: PersonEnv['Variables'], command: ChoiceCommand): Promise<ChoicesCommand> {
  const today = todayOf(host)
  if (command.type === 'Pause') return { type: 'Pause', until: addMonths(today, command.months), today }
  if (command.type !== 'Undo') return command
  const of = await actToUndo(host, personId, command.undo)
  if (!of) throw new Refusal('undo-over')
  return { type: 'Undo', of }
}

/** What data may be used for, what is sent: everything a person chooses. There is no id to guess, it is theirs. */
export const choicesApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', answers(schema), async (c) => {
    const [snapshot] = await c.var.host.store.load([personStream(c.var.personId)])
    return c.json(await choicesView(c.var, snapshot!.state))
  })

  .post('/', body(choiceCommand), answers(schema), async (c) => {
    const { host, personId } = c.var
    const choice = c.req.valid('json')
    const evidence = evidenceOf(c.var, 'textVersion' in choice ? choice.textVersion : undefined)
    const command = await commandOf(c.var, choice)
    const { snapshot, entries } = await execute(host.store, host.sha256, choices(host.tenant), personStream(personId), command, evidence)
    const undo = entries.length > 0 ? { undo: undoProof(host.keys, personId, entries, host.now()) } : {}
    return c.json({ ...(await choicesView(c.var, snapshot.state)), ...undo })
  })
