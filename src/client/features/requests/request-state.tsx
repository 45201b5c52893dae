import type { RequestRow } from '#api/contract/requests.ts'
import { requestLook } from '#client/lib/request-look.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip } from '#client/ui/chip.tsx'

/** Where a request stands, in a word. */
export function RequestState({ request }: { request: RequestRow }) {
  const { t } = useWords()
  const { stands, look } = requestLook(request)
  return <Chip {...look}>{t(`request.status.${stands}`)}</Chip>
}
