import { pageColours } from '#api/pages/page-tokens.ts'
import { StartRefused } from './start-refused.ts'

/** WCAG 2.2 1.4.3 for text of any size. */
const needed = 4.5
const { ground, surface } = pageColours
const themes = {
  light: { ground: ground[0], surface: surface[0] },
  dark: { ground: ground[1], surface: surface[1] },
}

/**
 * Throws `StartRefused` unless both accents can be read on surface and ground, and text on them (LOOK §2).
 * `file` is named in the sentence.
 */
export function checkBrand(file: string, css: string) {
  for (const [theme, { ground, surface }] of Object.entries(themes)) {
    const accent = colour(file, css, `--tenant-accent-${theme}`)
    const onAccent = colour(file, css, `--tenant-on-accent-${theme}`)
    demand(file, `--tenant-accent-${theme}`, accent, 'the ground', ground)
    demand(file, `--tenant-accent-${theme}`, accent, 'the surface', surface)
    demand(file, `--tenant-on-accent-${theme}`, onAccent, `--tenant-accent-${theme}`, accent)
  }
}

function demand(file: string, name: string, colour: string, otherName: string, other: string) {
  const ratio = contrast(colour, other)
  if (ratio >= needed) return
  throw new StartRefused(
    `${file}: ${name} ${colour} has a contrast of ${ratio.toFixed(2)} to ${otherName} ${other}; choose one with ${needed} or more.`,
  )
}

function colour(file: string, css: string, name: string): string {
  const value = new RegExp(`${name}\\s*:\\s*(#[0-9a-f]{6})\\b`, 'i').exec(css)?.[1]
  if (!value) throw new StartRefused(`${file}: ${name} must be there, as a colour of the form #1f5447.`)
  return value
}

/** WCAG 2.2 contrast ratio of two colours of the form `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
