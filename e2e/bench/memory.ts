import { readFileSync, writeFileSync } from 'node:fs'

/** The most memory a process held while `work` ran, beyond what it held before, in bytes; undefined where the system does not tell. */
export async function growthOf<Result>(pid: number, work: () => Promise<Result>): Promise<{ result: Result; growth?: number }> {
  const before = forgetPeak(pid)
  const result = await work()
  return before === undefined ? { result } : { result, growth: statusOf(pid, 'VmHWM') - before }
}

/** Makes Linux take the peak from now on (proc(5), clear_refs), and answers what is held now. */
function forgetPeak(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return statusOf(pid, 'VmRSS')
}

function statusOf(pid: number, name: 'VmHWM' | 'VmRSS'): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line![1]) * 1024
}
