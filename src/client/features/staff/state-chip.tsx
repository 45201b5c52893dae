import type { RequestRow } from '#api/contract/requests.ts'
import { requestLook } from '#client/lib/request-look.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'

/** Where a request stands, as the desk says it: not to the person, but of them. */
export function StateChip({ request }: { request: Pick<RequestRow, 'status' | 'open' | 'daysLeft'> }) {
  const { t } = useWords()
  const { stands, look } = requestLook(request)
  return <Chip {...look}>{t(`staff.status.${stands}`)}</Chip>
}
