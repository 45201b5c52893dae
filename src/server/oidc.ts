import * as openid from 'openid-client'
import { z } from 'zod/mini'
import type { Oidc } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'
import type { OidcClient } from './configuration.ts'

/** What has to be the same when the browser comes back. Kept on the server, never in the browser (SEC-01). */
const transaction = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() })

const verified = z.object({ email: z.email(), email_verified: z.literal(true) })

/**
 * Sign-in of staff by OpenID Connect: code flow with PKCE S256, state and nonce, as a confidential client (SEC-01, SEC-12).
 * The provider is asked for its addresses at the first sign-in, so that a provider that is down stops no start.
 * `finish` throws `Refusal('not-allowed')` where the provider does not vouch for the address.
 */
export function oidc({ issuer, clientId, clientSecret }: OidcClient): Oidc & { check(): Promise<void> } {
  const insecure = issuer.startsWith('http:') ? { execute: [openid.allowInsecureRequests] } : {}
  let discovered: Promise<openid.Configuration> | undefined

  const configuration = () => {
    discovered ??= openid.discovery(new URL(issuer), clientId, clientSecret, undefined, insecure)
    discovered.catch(() => {
      discovered = undefined
    })
    return discovered
  }

  return {
    async start(redirectUri) {
      const kept = { verifier: openid.randomPKCECodeVerifier(), state: openid.randomState(), nonce: openid.randomNonce() }
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
      })
      return { url: url.href, transaction: kept }
    },

    async finish(callback, kept) {
      const { verifier, state, nonce } = transaction.parse(kept)
      const provider = await configuration()
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await openid.authorizationCodeGrant(provider, callback, checks)
      const claims = tokens.claims()!
      // Some providers put the address into the token, others tell it only when asked.
      const told = claims.email ? claims : await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)
      const read = verified.safeParse(told)
      if (!read.success) throw new Refusal('not-allowed')
      return { email: read.data.email }
    },

    async check() {
      await configuration()
    },
  }
}
