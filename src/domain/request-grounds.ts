import type { Ground, RequestType } from './request.ts'

/** GDPR Art. 12(2), (5) and 3: they concern the request as such, whatever it asks for. */
const formal: Ground[] = ['identity_not_established', 'manifestly_unfounded', 'manifestly_excessive', 'outside_jurisdiction']

/** Art. 17(3)(a) to (e). */
const erasureExemptions: Ground[] = [
  'freedom_of_expression',
  'legal_obligation',
  'public_task',
  'public_health',
  'archiving_research',
  'legal_claims',
]

/**
 * On which grounds a whole request may be refused. Rights of third parties are on none of the lists: they limit a copy item by
 * item (ACC-10). An objection to direct marketing cannot be refused at all (OBJ-01), and who withdraws a consent proves nothing
 * but the mailbox (IDV-05). Art. 12(5) does not reach complaints.
 */
export const refusalGrounds: Record<RequestType, readonly Ground[]> = {
  access: formal,
  portability: [...formal, 'right_not_applicable'],
  rectification: [...formal, 'right_not_applicable'],
  erasure: [...formal, 'right_not_applicable', ...erasureExemptions],
  restriction: [...formal, 'right_not_applicable', 'legal_claims'],
  objection: [...formal, 'right_not_applicable', 'legal_claims', 'compelling_legitimate_grounds'],
  objection_direct_marketing: [],
  consent_withdrawal: ['right_not_applicable', 'outside_jurisdiction'],
  adm_human_review: [...formal, 'right_not_applicable'],
  recipients_list: formal,
  complaint: ['outside_jurisdiction'],
}

/** On which grounds part of what was asked for may be left out (Art. 15(4), 20(4); ERA-02). */
export function limitingGrounds(requestType: RequestType): readonly Ground[] {
  const concernsCopy = requestType === 'access' || requestType === 'portability'
  return concernsCopy ? [...refusalGrounds[requestType], 'third_party_rights'] : refusalGrounds[requestType]
}
