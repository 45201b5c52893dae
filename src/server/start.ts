import { refusing } from './refusing.ts'
import { buildClient, buildWords } from './setup/build.ts'

// `npm start`: builds what has changed, then serves.
await refusing(async () => {
  await buildWords()
  await buildClient()
})
await import('./main.ts')
