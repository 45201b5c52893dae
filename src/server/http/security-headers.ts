/** STANDARDS §7.2, the policy of the app's documents. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

const permissions =
  'accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)'

/**
 * Headers of everything that is not the API's own answer. On plain http (loopback only, rule 10) the two that demand https
 * are left out: browsers would go looking for a server that is not there.
 */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(https),
    'Reporting-Endpoints': 'csp="/api/v1/reports"',
    ...(https && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissions,
  }
}

/** `styles`: hashes of what may stand in a `<style>` of this very document (CSP level 3); nothing else may. */
export const contentPolicy = (https: boolean, styles: readonly string[] = []) =>
  [...policy, ...(https ? ['upgrade-insecure-requests'] : []), 'report-to csp']
    .join('; ')
    .replace("style-src 'self'", ["style-src 'self'", ...styles.map((hash) => `'${hash}'`)].join(' '))
