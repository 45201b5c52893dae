import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '#api/host.ts'
import type { Tenant } from '#domain/tenant.ts'
import { checkTenant } from '#domain/tenant-check.ts'
import { TenantError } from '#domain/tenant-mends.ts'
import { checkBrand } from './brand-contrast.ts'
import { StartRefused } from './start-refused.ts'

/** Reads the folder of an organisation. Throws `StartRefused` with a sentence that names file, field and mend. */
export function readTenantFolder(folder: string): { tenant: Tenant; brand: Host['brand'] } {
  if (!existsSync(folder)) throw new StartRefused(`TENANT_DIR is ${folder}, and there is no such folder: name one with tenant.json in it.`)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  const files = names.filter((name) => name.endsWith('.json')).map((name) => [name, readJson(folder, name)])
  const brand = { css: readText(folder, 'brand.css'), logo: readText(folder, 'logo.svg') }
  checkBrand(join(folder, 'brand.css'), brand.css)
  return { tenant: checked(folder, Object.fromEntries(files)), brand }
}

function checked(folder: string, files: Record<string, unknown>): Tenant {
  try {
    return checkTenant(files)
  } catch (error) {
    if (error instanceof TenantError) throw new StartRefused(`In ${folder}: ${error.message}`)
    throw error
  }
}

function readText(folder: string, name: string): string {
  const path = join(folder, name)
  if (!existsSync(path)) throw new StartRefused(`${path} is missing: add it, or take the one of the demonstration.`)
  return readFileSync(path, 'utf8')
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readText(folder, name))
  } catch (error) {
    if (error instanceof SyntaxError) throw new StartRefused(`${join(folder, name)} is not JSON (${error.message}): mend it there.`)
    throw error
  }
}
