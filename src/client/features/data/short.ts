/** A title that fits its place; systems have titles of thousands of characters. Never half a character. */
export const short = (title: string, most = 160) =>
  title.length > most ? `${title.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : title
