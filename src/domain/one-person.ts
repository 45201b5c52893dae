import { type Mark, type MarkKind, markKinds } from './marks.ts'

/** Somebody as one system knows them. */
export interface PersonRecord {
  name?: string
  marks?: readonly Mark[]
}

/** Who is known under one address. */
export interface KnownPeople<R extends PersonRecord> {
  /** What belongs to the same person stands together. */
  people: R[][]
  /** What may belong to any of several: nobody sees it. */
  doubtful: R[]
}

/**
 * Tells the people apart whom systems know under one address. One person: the same name (case, accents, order of words and punctuation
 * do not count), or a mark in common under the same first name, since people change the other one. A mark alone joins no two names:
 * couples share telephones, and twins their birthday. What has no name belongs to the one it has a mark in common with, or, where
 * nothing speaks against it, to the only one there is.
 */
export function peopleAmong<R extends PersonRecord>(records: readonly R[]): KnownPeople<R> {
  const people = records.filter(({ name }) => plainName(name)).reduce(joinedWhere<R>(areSamePerson), [])
  const nameless = records.filter(({ name }) => !plainName(name)).reduce(joinedWhere<R>(haveMarkInCommon), [])
  const sharing = (some: R[]) => people.filter((person) => person.some((other) => some.some((one) => haveMarkInCommon(other, one))))
  const known: KnownPeople<R> = { people: [...people], doubtful: [] }
  const undecided: R[] = []
  for (const some of nameless) {
    const [person, another] = sharing(some)
    if (another) known.doubtful.push(...some)
    else if (person) known.people = known.people.map((one) => (one[0] === person[0] ? [...one, ...some] : one))
    else if (records.some((other) => !some.includes(other) && some.some((one) => haveKindInCommon(other, one)))) known.people.push(some)
    else undecided.push(...some)
  }
  if (known.people.length > 1) known.doubtful.push(...undecided)
  else if (undecided.length > 0) known.people = [[...(known.people[0] ?? []), ...undecided]]
  return known
}

/** The one of several people a mark belongs to; undefined where it is nobody's, or several have it. Takes as long either way. */
export function personWith<R extends PersonRecord>(people: readonly R[][], mark: Mark): R[] | undefined {
  const having = people.filter(
    (person) => person.filter(({ marks = [] }) => marks.filter((own) => isSameMark(own, mark)).length > 0).length > 0,
  )
  return having.length === 1 ? having[0] : undefined
}

/** Kinds of marks by which at least one of several people can be told from the others. */
export function tellingKinds(people: readonly PersonRecord[][]): MarkKind[] {
  const marks = people.flat().flatMap((record) => record.marks ?? [])
  return markKinds.filter((kind) => marks.some((mark) => mark.kind === kind && personWith(people, mark)))
}

/** Adds a record to those it belongs to, who are one person then. */
const joinedWhere =
  <R extends PersonRecord>(belong: (a: PersonRecord, b: PersonRecord) => boolean) =>
  (people: R[][], record: R): R[][] => {
    const same = people.filter((person) => person.some((other) => belong(other, record)))
    return [...people.filter((person) => !same.includes(person)), [...same.flat(), record]]
  }

const areSamePerson = (a: PersonRecord, b: PersonRecord) =>
  plainName(a.name) === plainName(b.name) || (firstName(a.name) === firstName(b.name) && haveMarkInCommon(a, b))

const haveMarkInCommon = (a: PersonRecord, b: PersonRecord) =>
  a.marks?.some((mark) => b.marks?.some((other) => isSameMark(mark, other))) ?? false

/** Where they have no mark in common either, this speaks against their being one person. */
const haveKindInCommon = (a: PersonRecord, b: PersonRecord) =>
  a.marks?.some(({ kind }) => b.marks?.some((other) => other.kind === kind)) ?? false

/** Letters that are no accented form of another to Unicode, and are to people. */
const alike: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ß: 'ss' }

/** The words of a name in one spelling. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    // Accents of Latin letters alone: elsewhere a combining mark may be a vowel.
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[øæœđłß]/g, (letter) => alike[letter]!)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)

const plainName = (name = '') => wordsOf(name).sort().join(' ')

/** `Ek, Ada` is turned round. */
const firstName = (name = '') => wordsOf(name.split(',').reverse().join(' '))[0]

/** Whether two spellings of a mark are the same. What says nothing is the same as nothing. */
export function isSameMark(a: Mark, b: Mark): boolean {
  if (a.kind !== b.kind) return false
  const [one, other] = [plainMark(a), plainMark(b)]
  if (one === '' || other === '') return false
  return a.kind === 'phone' ? isSameNumber(one, other) : one === other
}

function plainMark({ kind, value }: Mark): string {
  switch (kind) {
    case 'phone':
      return value.replace(/\D/g, '').replace(/^0+/, '')
    case 'birth-date':
      return /^\s*(\d{4})-?(\d{2})-?(\d{2})/.exec(value)?.slice(1).join('-') ?? ''
    case 'postcode':
    case 'customer-number':
      return value.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  }
}

/** One may have the country before it: eight digits tell numbers apart, and the shortest ones have seven. */
function isSameNumber(a: string, b: string): boolean {
  const compared = Math.min(8, a.length, b.length)
  return compared < 7 ? a === b : a.slice(-compared) === b.slice(-compared)
}
