import { sourceContract } from '#sources/source-contract.ts'
import { adaInCrm, boInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { freePort } from '#testing/free-port.ts'
import { receiver } from '#testing/receiver.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = crmSimulator()

sourceContract('a SuperOffice CRM', async () => {
  const { control, people, settings } = await simulator
  await control('reset')
  await people(adaInCrm, boInCrm)
  const limits = { answerMs: 2000, patienceMs: 0 }
  const nobodyThere = await settings({ environment: `http://127.0.0.1:${await freePort()}` })
  const silent = await receiver(() => {})
  const hanging = await settings({ environment: new URL(silent.url).origin })
  return {
    source: superOfficeSource(await settings(), 'Europe/Oslo', limits),
    broken: superOfficeSource(nobodyThere, 'Europe/Oslo', limits),
    hanging: superOfficeSource(hanging, 'Europe/Oslo', { answerMs: 100, patienceMs: 0 }),
    correctable: { category: 'role-at-employer', field: 'title' },
    erasable: 'meetings-and-calls',
    hidden: 'Difficult',
    close: async () => {},
  }
})
