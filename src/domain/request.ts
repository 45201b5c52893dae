/** GDPR rights a person can ask for; STANDARDS names, Art. 15 to 22 and 77. */
export const requestTypes = [
  'access',
  'portability',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'objection_direct_marketing',
  'consent_withdrawal',
  'adm_human_review',
  'recipients_list',
  'complaint',
] as const
export type RequestType = (typeof requestTypes)[number]

export const requestStatuses = [
  'received',
  'awaiting_identity',
  'awaiting_clarification',
  'in_progress',
  'extended',
  'fulfilled',
  'partially_fulfilled',
  'refused',
  'withdrawn',
  'expired',
] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const openStatuses = ['received', 'awaiting_identity', 'awaiting_clarification', 'in_progress', 'extended'] as const

/** Why something was refused or kept, with its article. */
export const grounds = [
  'identity_not_established',
  'manifestly_unfounded',
  'manifestly_excessive',
  'third_party_rights',
  'freedom_of_expression',
  'legal_obligation',
  'public_task',
  'public_health',
  'archiving_research',
  'legal_claims',
  'compelling_legitimate_grounds',
  'right_not_applicable',
  'outside_jurisdiction',
] as const
export type Ground = (typeof grounds)[number]

export const extensionReasons = ['complexity', 'number_of_requests'] as const
export type ExtensionReason = (typeof extensionReasons)[number]

/** What became of one category of data: ERA-02 wants the reason and the end for all that is kept. */
export interface Outcome {
  category: string
  /** `corrected`: the new value is in the system; `done`: by hand, as the answer says. */
  result: 'erased' | 'kept' | 'done' | 'corrected'
  count: number
  ground?: Ground
  /** Local date. */
  until?: string
}

/** What is settled when a request is filed. */
interface Filed {
  requestType: RequestType
  person: string
  /** Local dates (TIM-10), in `timeZone`. */
  receivedOn: string
  dueOn: string
  timeZone: string
  /** What it concerns, where the person named it. */
  category?: string
  item?: string
  /** Name of the value of `item` that is said to be wrong. */
  field?: string
  purpose?: string
}

/** One rights request. Words of the person and of the office are in the vault under `message/{id}`. */
export interface RightsRequest extends Filed {
  status: RequestStatus
  receivedAt: string
  extension?: { reason: ExtensionReason; firstDueOn: string; at: string }
  refusal?: { ground: Ground; at: string; late: boolean }
  outcomes: Outcome[]
  /** Who wrote when; the text is in the vault. */
  messages: { id: string; from: 'data-subject' | 'office'; at: string }[]
  closedAt?: string
}

export type RequestCommand =
  | ({ type: 'FileRequest' } & Filed)
  | { type: 'StartWork' }
  | { type: 'AskClarification'; messageId: string }
  | { type: 'AddMessage'; messageId: string; from: 'data-subject' | 'office' }
  | { type: 'Extend'; reason: ExtensionReason; dueOn: string; today: string; messageId: string }
  | { type: 'Fulfil'; outcomes: Outcome[]; messageId: string }
  | { type: 'Refuse'; ground: Ground; today: string; messageId: string }
  | { type: 'WithdrawRequest' }

export type RequestEvent =
  | ({ type: 'RequestFiled' } & Filed)
  | { type: 'WorkStarted' }
  | { type: 'ClarificationAsked'; messageId: string }
  | { type: 'MessageAdded'; messageId: string; from: 'data-subject' | 'office' }
  | { type: 'Extended'; reason: ExtensionReason; dueOn: string; messageId: string }
  | { type: 'Fulfilled'; outcomes: Outcome[]; messageId: string }
  | { type: 'Refused'; ground: Ground; late: boolean; messageId: string }
  | { type: 'RequestWithdrawn' }

/** Whether anything may still happen to it. */
export function isOpen({ status }: Pick<RightsRequest, 'status'>): boolean {
  return (openStatuses as readonly string[]).includes(status)
}
