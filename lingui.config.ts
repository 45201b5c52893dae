import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/** Catalogues with explicit ids; `lingui compile --strict` fails on a missing message. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'sv'],
  catalogs: [{ path: 'src/words/{locale}', include: ['src'] }],
  format: formatter({ explicitIdAsDefault: true, origins: false }),
  compileNamespace: 'ts',
})
