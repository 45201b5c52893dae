/**
 * Values of the look that pages made by the API repeat, since they carry their own style: light, dark.
 * A test compares them with the client's `tokens.css`.
 */
export const pageColours = {
  ground: ['#f2f1ec', '#141716'],
  surface: ['#fdfcfa', '#1c201f'],
  ink: ['#18201e', '#eceeea'],
  'ink-2': ['#4c5551', '#adb6b2'],
  line: ['#d9d7ce', '#393f3c'],
  'line-strong': ['#757d79', '#838e89'],
  good: ['#1d6a3d', '#82cf9c'],
} as const

/** The six names a tenant's `brand.css` may set, and what holds where it sets none. */
export const brandDefaults = {
  'tenant-accent-light': '#0b5563',
  'tenant-accent-dark': '#84c5cf',
  'tenant-on-accent-light': '#ffffff',
  'tenant-on-accent-dark': '#0c2328',
  'tenant-font': 'system-ui, "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif',
  'tenant-radius': '4px',
}

export type Brand = typeof brandDefaults

/** The values a `brand.css` gives the six names; anything but a plain value is left out, for it goes into a style element. */
export function brandOf(css: string): Brand {
  const brand = { ...brandDefaults }
  for (const [, name, value] of css.matchAll(/--(tenant-[a-z-]+)\s*:\s*([^;{}<>@\\]+?)\s*[;}]/g)) {
    if (name! in brand && !/url\(|\/\*/i.test(value!)) brand[name as keyof Brand] = value!
  }
  return brand
}
