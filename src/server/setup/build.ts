import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { runOrRefuse } from './run-command.ts'
import { whenStale } from './stale.ts'

const catalogues = ['src/words/en.po', 'src/words/sv.po']
const clientSources = ['src/client', 'src/api', 'src/domain', 'src/words', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Compiles the catalogues when they have changed: nothing can say a word before. Fails on a missing message (rule 9). */
export function buildWords(): Promise<boolean> {
  const made = ['src/words/en.ts', 'src/words/sv.ts']
  return whenStale('words', made, [...catalogues, 'lingui.config.ts'], () =>
    runOrRefuse('lingui', ['compile', '--strict', '--typescript'], 'A message is missing in src/words: see above.'),
  )
}

/** Builds the product that runs in the browser alone, for trying and for the browser tests. */
export function buildMock(): Promise<boolean> {
  return whenStale('mock', ['dist/mock/index.html'], [...clientSources, 'src/mock', 'src/sources', 'src/store'], () =>
    runOrRefuse('vite', ['build', '--mode', 'mock'], 'The mock could not be built: see above.'),
  )
}

/** Builds the client when its sources have changed, and packs its files once, so that no request has to. */
export function buildClient(): Promise<boolean> {
  return whenStale('client', ['dist/client/index.html', 'dist/ahead/ahead.js'], clientSources, async () => {
    console.error('Building the pages, some seconds.')
    await runOrRefuse('vite', ['build', '--manifest'], 'The pages could not be built: see above.')
    const ahead = ['build', '--ssr', 'src/client/app/ahead.tsx', '--outDir', 'dist/ahead']
    await runOrRefuse('vite', ahead, 'What renders pages ahead could not be built: see above.')
    // Whoever renders ahead needs to know which file holds what; the browser does not.
    renameSync('dist/client/.vite/manifest.json', 'dist/ahead/manifest.json')
    rmSync('dist/client/.vite', { recursive: true })
    packFolder('dist/client')
  })
}

/** A `.br` beside every text of a kilobyte or more. */
function packFolder(folder: string) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!/\.(html|js|css|svg|json|webmanifest|txt)$/.test(name) || statSync(path).size < 1024) continue
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
}
