import { toHex, utf8 } from '#api/bytes.ts'
import type { Host } from '#api/host.ts'
import type { Actor } from '#domain/evidence.ts'

/** The pseudonym of a member of staff in every record: a keyed hash, no address (IMP-01). Takes the normalised address. */
export const staffKey = (host: Host, address: string) => toHex(host.keys.mac('staff', utf8(address)).slice(0, 16))

/** The address behind a pseudonym while it is on the list of staff. */
export const staffAddress = (host: Host, key: string) => [...host.staff.keys()].find((address) => staffKey(host, address) === key)

export const staffActor = (key: string): Actor => `staff/${key}`
