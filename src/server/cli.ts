import { readConfiguration } from './configuration.ts'
import { withEnvFile } from './environment.ts'
import { refusing } from './refusing.ts'
import { buildWords } from './setup/build.ts'

// `innsyn <command>`: one command of the command line (DESIGN §7).
await refusing(async () => {
  await buildWords()
  // Only now: the words they say may have been compiled just before.
  const [{ runCommandLine }, { openProduct }] = await Promise.all([import('./command-line.ts'), import('./open-product.ts')])
  const env = () => withEnvFile(process.env)
  const configuration = () => readConfiguration(env())
  process.exitCode = await runCommandLine(process.argv.slice(2), { configuration, open: () => openProduct(configuration(), env()) })
})
