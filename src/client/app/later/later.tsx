import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { wholeLanguage } from '#client/lib/language.ts'

type Loaded<Props> = { default: ComponentType<Props> }

/**
 * A part with all its words. Where it cannot be had, for want of a connection, the page does without it. `ready`: has it before it is
 * drawn, so that the page does not move under the reader.
 */
function later<Props extends object>(load: () => Promise<Loaded<Props>>, meanwhile?: ReactNode) {
  let here: ComponentType<Props> | undefined
  const nothing = (): Loaded<Props> => ({ default: () => null })
  const get = async () => {
    const [part] = await Promise.all([load(), wholeLanguage()])
    here = part.default
    return part
  }
  const Part: ComponentType<Props> = lazy(() => get().catch(nothing))
  const draw = (props: Props) => {
    const Here = here
    if (Here) return <Here {...props} />
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    )
  }
  return Object.assign(draw, { ready: () => get().then(noop, noop) })
}

const noop = () => undefined

// Whoever comes to sign in needs none of these, and gets the first page the sooner.
export const Navigation = later(() => import('./navigation.tsx'), <div className="nav" />)
export const Visitor = later(() => import('./visitor.tsx'))
export const ViewBanner = later(() => import('./view-banner.tsx'))
export const EndWarning = later(() => import('./end-warning.tsx'))
export const NotFound = later(() => import('./not-found.tsx').then(({ Component }) => ({ default: Component })))
export const SignedOut = later(() => import('./signed-out.tsx'))
export const Urgent = later(() => import('./urgent.tsx'))

/** What stands around the pages of whoever is here by a session. */
export const readyForVisit = () => Promise.all([Navigation, Visitor, EndWarning, ViewBanner].map(({ ready }) => ready()))
