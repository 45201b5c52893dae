import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An error as the CRM tells it. */
export function fault(status: ContentfulStatusCode, type: string, message: string, headers: Record<string, string> = {}): HTTPException {
  const body = { Error: true, ErrorType: type, ErrorMessage: message, ErrorSource: 'SuperOffice' }
  const res = Response.json(body, { status, headers })
  return new HTTPException(status, { res })
}

export const notFound = () => fault(404, 'NotFoundException', 'Not found')

export const badRequest = (message: string) => fault(400, 'SoIllegalOperationException', message)
