import { StartRefused } from './start-refused.ts'

/** Runs to the end. A refusal becomes its sentence on the error output and exit code 1; any other error is a fault of ours and stays one. */
export async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
