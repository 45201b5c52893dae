import type { createBrowserRouter } from 'react-router'

export type Router = ReturnType<typeof createBrowserRouter>

/** Resolves when the first page is loaded, so that it is drawn once and whole. */
export function ready(router: Router): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      if (router.state.initialized) resolve()
      return router.state.initialized
    }
    if (settle()) return
    const leave = router.subscribe(() => {
      if (settle()) leave()
    })
  })
}
