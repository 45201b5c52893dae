import { type Query, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SilentSource } from '#api/contract/data.ts'
import { useReadOnly } from './session.ts'
import { useTenant } from './tenant.ts'
import { useFormat } from './use-format.ts'
import { useWords } from './words.tsx'

/** Whatever the systems were asked for. */
const isHeld = ({ queryKey }: Query) => ['overview', 'items', 'items-count', 'item'].includes(String(queryKey[0]))

/** Systems that have not answered (ACC-15): which, since when, until when what they hold is owed (Art. 12(3)), and the ways on. */
export function usePending(silent: readonly SilentSource[]) {
  const { t } = useWords()
  const { list, dateTime, fullDate, time } = useFormat()
  const { organisation } = useTenant()
  const readOnly = useReadOnly()
  const client = useQueryClient()
  const again = useMutation({ mutationFn: () => client.refetchQueries({ type: 'active', predicate: isHeld }) })
  const tried =
    again.isSuccess &&
    (silent.length > 0 ? t('pending.still', { time: time(new Date(again.submittedAt).toISOString()) }) : t('pending.answered'))
  return {
    title: t('pending.title', { systems: list(silent.map(({ name }) => name)) }),
    systems: silent.map(({ source, name, since }) => ({ key: source, text: t('pending.since', { system: name, when: dateTime(since) }) })),
    owed: silent[0] ? t('pending.owed', { organisation: organisation.name, date: fullDate(silent[0].answerBy) }) : '',
    ...(!readOnly && { ask: { to: '/requests/new/access', label: t('pending.ask') } }),
    again: { label: t('pending.again'), busy: again.isPending && t('pending.asking'), onPress: () => again.mutate() },
    ...(tried && { said: tried }),
  }
}
