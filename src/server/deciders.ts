import { choices } from '#domain/choices.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import type { Tenant } from '#domain/tenant.ts'
import { visit } from '#domain/visit.ts'
import type { Deciders } from '#store/verify.ts'

/** The rules of each kind of stream, for what folds all of them. A stream holds only what its own rules wrote, so the types are given up here once. */
export const deciders = (tenant: Tenant): Deciders => ({ person: choices(tenant), request: rightsRequest, visit }) as unknown as Deciders
