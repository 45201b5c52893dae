import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { codeBelow, saidIn } from './src/words/said.ts'

/** The shell and the pages for everybody: their words come first, those of the pages behind the sign-in with these. */
const firstPages = ['app', 'lib', 'features/start', 'features/sign-in', 'features/notice', 'features/cookies', 'features/help']

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
    const isFirst = saidIn(firstPages.map((folder) => codeBelow(`src/client/${folder}`)).join('\n'))
    const kept = messages.filter(([id]) => isSaid(id) && isFirst(id) === (part === 'first'))
    return `export const messages = ${JSON.stringify(Object.fromEntries(kept))}`
  },
}

/** `--mode mock` builds the product that runs in the browser alone; its worker and its chunk exist in no other build. */
export default defineConfig(({ mode }) => {
  const mock = mode === 'mock'
  return {
    plugins: [react(), mock ? msw({ mode: 'worker-only' }) : wordsOfThePages],
    define: { 'import.meta.env.VITE_MOCK': JSON.stringify(mock) },
    build: { target: 'es2023', outDir: mock ? 'dist/mock' : 'dist/client', emptyOutDir: true },
    test: {
      include: ['src/**/*.test.{ts,tsx}'],
      environment: 'node',
      testTimeout: 30_000,
      hookTimeout: 120_000,
    },
  }
})
