import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import type { Plugin, Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'
import { codeBelow, saidIn } from './src/words/said.ts'

/** The shell, but for what it needs later, and the first page: their words come first, the rest with the other pages. */
const firstCode = () => ['app', 'features/start'].map((folder) => codeBelow(`src/client/${folder}`, 'later/')).join('\n')
const firstParts = () => ['part-words.ts', 'email-field.ts'].map((file) => readFileSync(`src/client/lib/${file}`, 'utf8')).join('\n')

/** Leaves to the pages the words the pages say, in two parts; mails and what the API renders have theirs on the server. */
const wordsOfThePages: Plugin = {
  name: 'words-of-the-pages',
  // Tests run the API beside the pages, and it has words of its own.
  apply: 'build',
  transform(code, id) {
    const part = /src\/words\/\w+\.ts\?(first|rest)$/.exec(id)?.[1]
    const json = part && /JSON\.parse\((".*")\)/.exec(code)
    if (!json) return
    const messages = Object.entries(JSON.parse(JSON.parse(json[1]!)))
    const isSaid = saidIn(codeBelow('src/client'))
    const isFirst = saidIn(firstCode() + firstParts())
    const kept = messages.filter(([id]) => isSaid(id) && isFirst(id) === (part === 'first'))
    return `export const messages = ${JSON.stringify(Object.fromEntries(kept))}`
  },
}

const reached = new Set<string>()

function reach(id: string, context: Rolldown.ChunkingContext) {
  if (reached.has(id)) return
  reached.add(id)
  for (const next of context.getModuleInfo(id)?.importedIds ?? []) reach(next, context)
}

/** What the entry needs before anything else: it must not wait for the app, whose turn comes once the page is painted. */
const entryChunk = { name: 'entry', test: /preload-helper/, priority: 1 }

/** What the app and the first page need without a dynamic import comes as one file. */
const firstChunk = {
  debugName: 'first',
  name(id: string, context: Rolldown.ChunkingContext) {
    for (const page of ['app/start.tsx', 'features/start/start-route.tsx']) reach(resolve('src/client', page), context)
    // Their package hands these over with the rest, but only long lists and comparisons use them.
    return reached.has(id) && !/Infinite|Queries/i.test(id) ? 'first' : null
  },
}

/** What pages share beyond that, as one more file rather than dozens of little ones. */
const partsChunk = { name: 'parts', test: /\/src\/(client\/(ui|lib)|domain)\/.*\.tsx?$|Infinite|Queries/i }

/** `--mode mock` builds the product that runs in the browser alone; its worker and its chunk exist in no other build. */
export default defineConfig(({ mode, isSsrBuild }) => {
  const mock = mode === 'mock'
  return {
    plugins: [react(), mock ? msw({ mode: 'worker-only' }) : wordsOfThePages],
    define: {
      'import.meta.env.VITE_MOCK': JSON.stringify(mock),
      ...(isSsrBuild && { 'process.env.NODE_ENV': '"production"' }),
    },
    // What renders pages ahead brings its packages along: one file is read sooner than hundreds when the server starts.
    ...(isSsrBuild && { ssr: { noExternal: true } }),
    build: {
      target: 'es2023',
      outDir: mock ? 'dist/mock' : 'dist/client',
      emptyOutDir: true,
      copyPublicDir: !isSsrBuild,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: [entryChunk, firstChunk, partsChunk] } } },
    },
    test: {
      include: ['src/**/*.test.{ts,tsx}'],
      environment: 'node',
      // One is begun for each file, sooner than a process.
      pool: 'threads',
      // One core is left idle otherwise, of two; much of a test is waiting for a database or a server of its own.
      maxWorkers: '100%',
      testTimeout: 30_000,
      hookTimeout: 120_000,
    },
  }
})
