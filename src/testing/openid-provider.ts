import { createServer, type Server } from 'node:http'
// @ts-expect-error The package brings no types.
import Provider from 'oidc-provider'

/** The one person who signs in, with what the provider says of them. */
export interface Visitor {
  email: string
  email_verified: boolean
}

/** A real OpenID provider on a free loopback port that signs `visitor` in and consents at once; its issuer is its own origin. */
export async function openIdProvider(client: {
  clientId: string
  clientSecret: string
  redirectUri: string
  visitor: Visitor
}): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: () => ({ accountId: 'ada', claims: () => ({ sub: 'ada', ...client.visitor }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: ['for tests'] },
  })
  const answer = provider.callback()

  server.on('request', async (incoming, outgoing) => {
    if (!incoming.url?.startsWith('/interaction/')) return answer(incoming, outgoing)
    const { params } = await provider.interactionDetails(incoming, outgoing)
    const grant = new provider.Grant({ accountId: 'ada', clientId: params.client_id })
    grant.addOIDCScope('openid email')
    const result = { login: { accountId: 'ada' }, consent: { grantId: await grant.save() } }
    await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false })
  })
  return server
}
