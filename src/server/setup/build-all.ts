import { refusing } from '#server/refusing.ts'
import { buildClient, buildMock, buildWords } from './build.ts'

await refusing(async () => {
  await buildWords()
  const built = [(await buildClient()) && 'dist/client', (await buildMock()) && 'dist/mock'].filter(Boolean)
  console.log(built.length > 0 ? `Built: ${built.join(', ')}.` : 'Nothing has changed since the last build.')
})
