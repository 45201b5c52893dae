/** There was no answer in time. */
export class Late extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
    this.name = 'Late'
  }
}

/** The answer, or `Late` when it takes longer. `arrived` is called when it comes, however late. */
export function inTime<T>(answer: Promise<T>, ms: number, arrived?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Late(ms)), ms)
    answer
      .then((come) => {
        arrived?.()
        resolve(come)
      }, reject)
      .finally(() => clearTimeout(timer))
  })
}

/**
 * A stream whose next one is waited for no longer than `ms`; then it throws `Late`. How long its reader takes does not count. One timer
 * a stream, not one a thing: there may be a million.
 *
 * @param arrived called with each one and with the end, however late
 */
export async function* eachInTime<T>(stream: AsyncIterable<T>, ms: number, arrived: () => void): AsyncGenerator<T> {
  const steps = stream[Symbol.asyncIterator]()
  let timer: ReturnType<typeof setTimeout> | undefined
  let giveUp: (() => void) | undefined
  let askedAt = 0
  const watch = (left: number) => {
    timer = setTimeout(() => {
      timer = undefined
      const rest = askedAt + ms - performance.now()
      if (giveUp && rest > 0) watch(rest)
      else giveUp?.()
    }, left)
  }
  const step = () =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      giveUp = () => reject(new Late(ms))
      askedAt = performance.now()
      if (timer === undefined) watch(ms)
      steps
        .next()
        .finally(() => {
          giveUp = undefined
        })
        .then((one) => {
          arrived()
          resolve(one)
        }, reject)
    })
  try {
    for (let next = await step(); !next.done; next = await step()) yield next.value
  } finally {
    clearTimeout(timer)
    // Not awaited: a hanging stream ends only when its system answers.
    steps.return?.().catch(() => undefined)
  }
}
