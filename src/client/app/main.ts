/** Resolves when the page rendered ahead has been painted; one in a tab that nobody looks at never is. */
const painted = () =>
  new Promise<void>((resolve) => {
    if (document.hidden) resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })

/** What is rendered ahead can be read at once: the app, by far the larger part, keeps out of the way until then. */
async function main() {
  if (document.getElementById('root')!.hasChildNodes()) await painted()
  // The server named the files with a medium that never matches, so that they did not come before.
  for (const preload of document.querySelectorAll('link[rel=modulepreload][media]')) preload.removeAttribute('media')
  const { start } = await import('./start.tsx')
  await start()
}

// Not awaited at the top of the module: others share chunks with it and would wait for it while it waits for them.
void main()
