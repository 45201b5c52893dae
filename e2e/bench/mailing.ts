import { alone, type Bench, perSecond, plain, seconds } from './figures.ts'
import { sendMailing } from './mailing-run.ts'

/** A mailing of 300,000 and what comes back from it, with the server killed twice on the way. */
export const mailingBench: Bench = async () => {
  const result = await sendMailing({ recipients: 300_000, clicks: 30_000, connections: 64 })
  return [
    alone('mailing, links minted', perSecond, result.recipients / result.mintingSeconds),
    alone('mailing, one-click posts answered', plain, result.acknowledged),
    alone('mailing, until all were answered', seconds, result.clickingSeconds),
    alone('mailing, tries that a kill broke off', plain, result.brokenOff),
    ...result.feeds.map((entries, at) => alone(`mailing, entries consumer ${at + 1} read, each once`, plain, entries)),
  ]
}
