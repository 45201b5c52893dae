import { answerOf, startScript } from './children.ts'

/** So many connections to one server, posting to each path once, as fast as they are answered. */
export interface Load {
  port: number
  connections: number
  paths: string[]
}

export interface LoadResult {
  perSecond: number
  /** Milliseconds. */
  p99: number
  /** What was not answered with 200. */
  refused: { path: string; status: number }[]
}

/** A load generator; one for a whole benchmark, so that it is warm. */
export function loadGenerator(): (load: Load) => Promise<LoadResult> {
  const child = startScript('load-process.ts')
  return (load) => {
    const result = answerOf<LoadResult>(child)
    child.send(load)
    return result
  }
}
