import type { Tongue } from '#sources/demo/demo-types.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { lt } from './lt.ts'
import { nb } from './nb.ts'
import { nl } from './nl.ts'
import { sv } from './sv.ts'
import type { TongueTexts } from './tongue-texts.ts'

export const texts: Record<Tongue, TongueTexts> = { nb, sv, da, de, nl, en, fr, lt }
