import { randomBytes } from 'node:crypto'
import type { Column } from '#sources/sql/dialects/dialect.ts'

const prefix = 'erased-'
const hexDigits = 16
const tokenLength = prefix.length + hexDigits

/** A token in the place of personal words. It says nothing about whom it stands for: there is no key that leads back. */
export const pseudonym = () => prefix + randomBytes(hexDigits / 2).toString('hex')

/** What any token looks like, for LIKE. */
export const tokenPattern = prefix + '_'.repeat(hexDigits)

/** Whether a column can take one. */
export const takesToken = ({ kind, type, length = tokenLength }: Pick<Column, 'kind' | 'type' | 'length'>) =>
  kind === 'text' && /char|text/.test(type) && length >= tokenLength
