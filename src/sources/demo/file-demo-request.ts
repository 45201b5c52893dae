import type { Evidence } from '#domain/evidence.ts'
import { dueDate, extendedDueDate, localDate } from '#domain/legal-clock.ts'
import type { RequestCommand } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import { type Also, execute } from '#store/execute.ts'
import type { StreamId } from '#store/store.ts'
import { daysBefore } from './dates.ts'
import type { DemoRequest, DemoStep } from './demo-types.ts'
import type { DemoGround } from './fill-demo.ts'

/**
 * Files one request of the past and carries out its steps; what people wrote goes into the vault with the act it belongs to.
 * `introduction`: what makes the person known, where filing it is the first thing they ever did.
 */
export async function fileDemoRequest(
  ground: DemoGround,
  { personId, language }: { personId: string; language: string },
  request: DemoRequest,
  introduction: ReturnType<Also<unknown>> = {},
): Promise<void> {
  const { store, sha256, tenant, now, isHoliday } = ground
  const { timeZone } = tenant.organisation
  const stream: StreamId = `request/${ground.newId()}`
  const filedAt = daysBefore(now, request.filedDaysAgo)
  const receivedOn = localDate(filedAt, timeZone)

  async function act(daysAgo: number, by: 'data-subject' | 'office', command: RequestCommand, text?: string, also = {}) {
    const at = daysBefore(now, daysAgo)
    const evidence: Evidence =
      by === 'office' ? { at, actor: ground.officer, door: 'staff', language } : { at, actor: 'data-subject', door: 'sign-in', language }
    const words = text && 'messageId' in command ? [{ owner: stream, key: `message/${command.messageId}`, data: text }] : []
    await execute(store, sha256, rightsRequest, stream, command, evidence, () => ({ vault: words, ...also }))
  }

  const { requestType, category, purpose, text } = request
  const filing: RequestCommand = {
    type: 'FileRequest',
    requestType,
    person: personId,
    receivedOn,
    dueOn: dueDate(filedAt, timeZone, 1, isHoliday),
    timeZone,
    ...(category && { category }),
    ...(purpose && { purpose }),
  }
  await act(request.filedDaysAgo, 'data-subject', filing, undefined, introduction)
  const add = { type: 'AddMessage', from: 'data-subject', messageId: ground.newId() } as const
  if (text) await act(request.filedDaysAgo, 'data-subject', add, text)
  for (const step of request.steps) {
    const by = step.type === 'WithdrawRequest' || (step.type === 'AddMessage' && step.from === 'data-subject') ? 'data-subject' : 'office'
    const today = localDate(daysBefore(now, step.daysAgo), timeZone)
    const command = commandOf(step, ground.newId(), today, extendedDueDate(receivedOn, isHoliday).dueOn)
    await act(step.daysAgo, by, command, 'text' in step ? step.text : undefined)
  }
}

function commandOf(step: DemoStep, messageId: string, today: string, extendedTo: string): RequestCommand {
  switch (step.type) {
    case 'StartWork':
    case 'WithdrawRequest':
      return { type: step.type }
    case 'AskClarification':
      return { type: step.type, messageId }
    case 'AddMessage':
      return { type: step.type, messageId, from: step.from }
    case 'Extend':
      return { type: step.type, reason: step.reason, messageId, today, dueOn: extendedTo }
    case 'Fulfil':
      return { type: step.type, outcomes: step.outcomes, messageId }
    case 'Refuse':
      return { type: step.type, ground: step.ground, messageId, today }
  }
}
