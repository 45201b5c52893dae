import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '#domain/decider.ts'

/** Refuses with `body-too-large` beyond so many bytes, counted as they come. */
export const bodyUpTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('body-too-large')
    },
  })
