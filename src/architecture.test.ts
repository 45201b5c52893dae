import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom. Read it as the map of the code base. */
const mayImport: Record<string, string[]> = {
  domain: [],
  words: [],
  store: ['domain'],
  sources: ['domain', 'store'],
  api: ['domain', 'words', 'store', 'sources'],
  server: ['api', 'sources', 'store', 'words', 'domain'],
  mock: ['api', 'sources', 'store', 'domain'],
  'client/ui': [],
  'client/lib': ['api', 'words', 'domain'],
  'client/features': ['domain', 'api', 'client/lib', 'client/ui'],
  'client/app': ['client/features', 'client/lib', 'client/ui', 'mock'],
}

/** Of some rooms only the door may be used from outside. */
const onlyThese: Record<string, Record<string, RegExp>> = {
  api: {
    sources: /^sources\/(source|choices-link|gather|watched|wanted-items|records\/records-source|demo\/[\w-]+)\.ts$/,
    store: /^store\/(store|execute|chain)\.ts$/,
  },
  'client/lib': { api: /^api\/(contract\/|app\.ts$)/ },
  'client/features': { api: /^api\/contract\// },
}

const layers = Object.keys(mayImport)
const layerOf = (path: string) => layers.find((layer) => path.startsWith(`${layer}/`))
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && layerOf(file))

const importsOf = (file: string) => {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8')
  return { source, targets: [...source.matchAll(/(?:from|import\()\s*'#([^']+)'/g)].map((match) => match[1]!) }
}

test.each(files)('%s imports only what its folder may', (file) => {
  const layer = layerOf(file)!
  const { source, targets } = importsOf(file)
  expect(source, 'leave the folder with #, never with ../').not.toMatch(/(?:from|import\()\s*'\.\.\//)
  const forbidden = targets.filter((target) => {
    const other = layerOf(target)
    if (other === layer) return false
    if (!mayImport[layer]!.includes(other ?? '')) return true
    return onlyThese[layer]?.[other!]?.test(target) === false
  })
  expect(forbidden).toEqual([])
})

test('features do not import each other', () => {
  const feature = (path: string) => path.split('/')[2]
  for (const file of files.filter((path) => path.startsWith('client/features/'))) {
    const { targets } = importsOf(file)
    for (const target of targets.filter((path) => path.startsWith('client/features/'))) expect(feature(target), file).toBe(feature(file))
  }
})

test('folders are at most three deep', () => {
  expect(files.filter((file) => file.split('/').length > 4)).toEqual([])
})

test('the mock reaches the client by one dynamic import alone', () => {
  const using = files.filter((file) => !file.startsWith('mock/') && importsOf(file).source.includes("'#mock/"))
  expect(using).toHaveLength(1)
  expect(importsOf(using[0]!).source).toMatch(/await import\('#mock\/|import\('#mock\//)
})
