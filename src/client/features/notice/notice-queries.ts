import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '#client/lib/api-client.ts'
import type { Locale, NoticeText } from '#domain/tenant.ts'

/** Every version with its day, newest first. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => unwrap(api.notices.$get()),
})

export const noticeQuery = (version: string, locale: Locale) =>
  queryOptions({
    queryKey: ['notices', version, locale],
    queryFn: (): Promise<NoticeText> => unwrap(api.notices[':version'].$get({ param: { version }, query: { locale } })),
  })
