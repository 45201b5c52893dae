import { simulator } from './simulator.ts'

/** `node e2e/superoffice/main.ts [PORT]`; a free port when none is said. */
const { url } = await simulator(Number(process.argv[2] ?? 0))
console.log(`The CRM simulator is ready at ${url}`)
