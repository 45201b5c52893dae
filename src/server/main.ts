import { createApp } from '#api/app.ts'
import { createUnsubscribe } from '#api/unsubscribe/unsubscribe.ts'
import { readConfiguration } from './configuration.ts'
import { addressesToTry, fillWhenEmpty } from './demo.ts'
import { withEnvFile } from './environment.ts'
import { lineWriter, watchRequests } from './http/access-log.ts'
import { readAhead } from './http/ahead.ts'
import { writeDocuments } from './http/documents.ts'
import { createFrontDoor } from './http/front-door.ts'
import { listen, patience } from './http/listen.ts'
import { requestCounters } from './http/metrics.ts'
import { createSite } from './http/site.ts'
import { readStaticFiles } from './http/static-files.ts'
import { startJobs } from './jobs.ts'
import { openProduct } from './open-product.ts'
import { refusing } from './refusing.ts'

// The server: configuration → store, tenant, sources → API → HTTP. Everything is put together here and nowhere else.
await refusing(async () => {
  const env = withEnvFile(process.env)
  const configuration = readConfiguration(env)
  const product = await openProduct(configuration, env)
  const { host } = product
  await fillWhenEmpty(host, configuration)

  const log = lineWriter((text) => process.stdout.write(text))
  const report = (error: unknown) => log.add({ at: new Date().toISOString(), level: 'error', error: String(error) })
  const requests = requestCounters()
  const unsubscribe = createUnsubscribe(host)
  const api = createApp(host, unsubscribe)
  const client = readStaticFiles('dist/client')
  const template = client.get('/index.html')
  const tenantFiles = readStaticFiles(configuration.tenantDir, '/tenant/')
  const files = new Map([...client, ...tenantFiles])
  const ahead = await readAhead('dist/ahead')
  const documents = template && (await writeDocuments({ ...host, api, ahead, files, template: new TextDecoder().decode(template.body) }))
  const site = createSite({ ...host, client, tenantFiles, documents })
  const policyBroken = (directive: string) => log.add({ at: new Date().toISOString(), level: 'warning', policy: directive })
  const door = createFrontDoor({ api, unsubscribe, site, host, requests, policyBroken, trustProxy: configuration.trustProxy })
  const listening = await listen(door.fetch, configuration).catch(async (error: unknown) => {
    await product.close()
    throw error
  })
  watchRequests(listening.server, (access) => {
    requests.count(access)
    log.add(access)
  })
  const jobs = startJobs(host, report)
  product.onEffects(jobs.wake)

  console.log(`Innsyn is ready at ${configuration.baseUrl}`)
  for (const line of await addressesToTry(host)) console.log(line)

  let ending = false
  const end = async () => {
    // Ctrl-C reaches us twice, from the terminal and from whoever started us.
    if (ending) return
    ending = true
    await listening.close()
    // What is cut off here comes again after its lease.
    await Promise.race([jobs.stop(), new Promise((resolve) => setTimeout(resolve, patience))])
    await product.close()
    log.flush()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
})
