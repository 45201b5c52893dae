import { resolve } from 'node:path'
import { normaliseEmail } from '#domain/address.ts'
import { withEnvFile } from '#server/environment.ts'
import { readTenantFolder } from '#server/tenant-folder.ts'
import { mappingAt } from '#sources/open-sources.ts'
import { checkMap } from '#sources/sql/mapping/map-check.ts'
import { SystemsFault } from '#sources/systems-fault.ts'
import { type Command, Misused, type Outcome } from './command.ts'
import { mapCheckText } from './map-text.ts'

const usage = 'check FILE --person ADDRESS'

export const mapCommand: Command = {
  usage,
  summary:
    'Shows what somebody would see through a mapping file, and which columns look personal and are not in it. Ends with 1 when the mapping does not fit.',
  options: { person: { type: 'string', what: 'mail address of the person' } },
  operands: ['check', 'FILE'],
  async run({ configuration }, { person }, [verb, file = '']) {
    if (verb !== 'check') throw new Misused(`There is no map ${verb}: innsyn map ${usage}`)
    if (typeof person !== 'string') throw new Misused(`--person is missing: innsyn map ${usage}`)
    const address = normaliseEmail(person)
    if (!address) throw new Misused(`--person is no mail address: innsyn map ${usage}`)
    const { tenant } = readTenantFolder(configuration().tenantDir)
    const { timeZone } = tenant.organisation
    const categories = tenant.categories.map(({ id }) => id)
    return mappingAt(resolve(file), withEnvFile(process.env), categories)
      .then(async ({ mapping, ...options }): Promise<Outcome> => {
        const seen = await checkMap(mapping, { ...options, timeZone }, { channel: 'email', address, key: '' })
        return { json: { address, ...seen }, text: mapCheckText(tenant, { ...seen, address, system: mapping.name }) }
      })
      .catch(faultsOf)
  },
}

function faultsOf(error: unknown): Outcome {
  if (!(error instanceof SystemsFault)) throw error
  return { json: { faults: error.message.split('\n') }, text: error.message, failed: true }
}
