import { bodyUpTo } from '#api/http/body-up-to.ts'

/** Room for ten thousand addresses of the greatest length, and their quotes. Refuses with `body-too-large`. */
export const largeBody = bodyUpTo(4 * 1024 * 1024)
