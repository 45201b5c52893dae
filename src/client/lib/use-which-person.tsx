import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRevalidator } from 'react-router'
import type { OverviewView } from '#api/contract/data.ts'
import { api, unwrap } from './api-client.ts'
import { ApiError, sentenceOf } from './api-error.ts'
import { sessionQuery, useReadOnly, useSession } from './session.ts'
import { useTenant } from './tenant.ts'
import { Say, useWords } from './words.tsx'

export type Shared = NonNullable<OverviewView['shared']>
type Said = Parameters<(typeof api.session.mark)['$post']>[0]['json']

/** How a browser helps to write each. */
const inputs = {
  phone: { type: 'tel', autoComplete: 'tel' },
  'birth-date': { type: 'date', autoComplete: 'bday' },
  postcode: { type: 'text', autoComplete: 'postal-code' },
  'customer-number': { type: 'text', autoComplete: 'off' },
}

/** Several people have this mailbox (IDV-06): why nothing is shown, the one more thing that tells who is here, and what goes without it. */
export function useWhichPerson({ kinds }: Shared) {
  const { t } = useWords()
  const { organisation } = useTenant()
  const session = useSession()
  const readOnly = useReadOnly()
  const say = useMark()
  const { error } = say
  const atField = error instanceof ApiError ? error.field('value') : undefined
  const address = 'email' in session ? session.email : ''
  return {
    title: t('which.title'),
    text: readOnly ? t('which.text-view') : t('which.text', { address, organisation: organisation.name }),
    kinds: readOnly ? [] : kinds.map((kind) => ({ kind, label: t(`which.kind.${kind}`), ...inputs[kind] })),
    words: { kind: t('which.kind'), hint: t('which.hint'), send: t('which.send') },
    busy: say.isPending && t('which.sending'),
    error: atField ?? (error ? (sentenceOf(error) ?? t('not-saved.no-answer')) : undefined),
    onSay: say.mutate,
    without: !readOnly && (
      <>
        <p>{t('which.without')}</p>
        <ul>
          <li>
            <Say id="which.without-choices" components={{ 0: <Link to="/choices" /> }} />
          </li>
          <li>
            <Say
              id="which.without-desk"
              values={{ address: organisation.address, organisation: organisation.legalName }}
              components={{ 0: <Link to="/help" /> }}
            />
          </li>
        </ul>
      </>
    ),
  }
}

/** Afterwards everything is read anew: first what the page needs beside what it shows already, then that. */
function useMark() {
  const client = useQueryClient()
  const { revalidate } = useRevalidator()
  return useMutation({
    mutationFn: (json: Said) => unwrap(api.session.mark.$post({ json })),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      await revalidate()
      await client.refetchQueries({ type: 'active', predicate: ({ queryKey }) => queryKey[0] !== 'tenant' })
      document.querySelector<HTMLElement>('h1')?.focus()
    },
  })
}
