import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locale, NoticeText, Tenant } from '#domain/tenant.ts'

/** What the API answers to everybody. */
export interface PublicAnswers {
  tenant: Omit<Tenant, 'notices'>
  notices: Pick<NoticeText, 'version' | 'publishedOn'>[]
  /** The one in force, in the language of the page. */
  notice: NoticeText
}

/** The built client where it renders a page as text: `<title>`, then what goes into `#root`. One page after the other. */
export type Render = (path: string, locale: Locale, answers: PublicAnswers) => Promise<string>

/** Which file a module of the client went into, and which other files that one imports; paths without the first slash. */
type Manifest = Record<string, { file: string; imports?: string[] }>

export interface Ahead {
  render: Render
  manifest: Manifest
}

const start = 'src/client/features/start/start-route.tsx'

/** The pages that everybody can read, and the module each comes from. `?mail=1`: the answer to the form for a lost mail. */
const modules: Record<string, string> = {
  '/': start,
  '/?mail=1': start,
  '/notice': 'src/client/features/notice/notice-route.tsx',
  '/help': 'src/client/features/help/help-route.tsx',
}
export const pagesAhead = Object.keys(modules)

/** What `npm run build` has made to render pages with; missing while only Vite serves them. */
export async function readAhead(folder: string): Promise<Ahead | undefined> {
  const [script, manifest] = [join(folder, 'ahead.js'), join(folder, 'manifest.json')]
  if (!existsSync(script) || !existsSync(manifest)) return undefined
  const { render } = (await import(pathToFileURL(resolve(script)).href)) as { render: Render }
  return { render, manifest: JSON.parse(readFileSync(manifest, 'utf8')) as Manifest }
}

/** Files the page at `path` asks for once its script runs, so that they can come along with it. The way in makes do with the first words. */
export function filesOf(path: string, locale: Locale, manifest: Manifest): string[] {
  const words = `src/words/${locale}.ts`
  const wanted = [modules[path]!, `${words}?first`, ...(modules[path] === start ? [] : [`${words}?rest`])]
  const found = new Set<string>()
  const follow = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || found.has(chunk.file)) return
    found.add(chunk.file)
    chunk.imports?.forEach(follow)
  }
  wanted.forEach(follow)
  return [...found].map((file) => `/${file}`)
}
