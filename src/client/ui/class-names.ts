/** Joins what is there: `classNames('btn', primary && 'primary')`. */
export const classNames = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ')
