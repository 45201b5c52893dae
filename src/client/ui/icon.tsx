import type { IconName } from './icon-names.ts'

export type { IconName }

/** Always beside a word, so always hidden from those who listen. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
