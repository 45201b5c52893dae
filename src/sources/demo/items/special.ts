import { dateBefore, someWorkday } from '#sources/demo/dates.ts'
import { between, pick } from '#sources/demo/random.ts'
import { type Draft, type Make, values } from './draft.ts'

/** The likelihood to renew, worked out from the rest; the parts say from what and with which weight (C-203/22). */
export const renewalScore: Make = ({ firm }, random, now) => {
  const score = between(random, 22, 94)
  return {
    system: 'CRM',
    category: 'scores-and-groups',
    title: `Likelihood that ${firm} renews`,
    at: dateBefore(now, 21),
    origin: 'derived',
    originFrom: 'Support cases, orders and meetings',
    values: values({
      score,
      previous: Math.min(99, score + 7),
      meaning: score < 40 ? 'unlikely' : score < 60 ? 'open' : score < 85 ? 'likely' : 'certain',
    }),
    parts: [
      { title: 'Messages and support', values: values({ inputs: 'Number of support cases and how fast they were closed', weight: 6 }) },
      { title: 'Orders and invoices', values: values({ inputs: 'Orders in the last 12 months', weight: 3 }) },
      { title: 'Meetings and calls', values: values({ inputs: 'Days since the last meeting', weight: 1 }) },
    ],
  }
}

export const customerGroup: Make = (_, random, now) => ({
  system: 'CRM',
  category: 'scores-and-groups',
  title: 'Customer group',
  at: dateBefore(now, 21),
  origin: 'derived',
  originFrom: 'Sign-ins to the product, by month',
  values: values({ group: pick(random, ['pilot', 'core', 'quiet']) }),
})

/** Everything a position leaves behind: letter, CV, interview and the note of the one who asked. */
export function application(position: string, days: number, letter: string): Make[] {
  const step =
    (title: string, after: number, fields: Parameters<typeof values>[0], origin: Draft['origin'] = 'provided'): Make =>
    (_profile, _random, now) => ({
      system: 'CRM',
      category: 'job-applications',
      title,
      at: dateBefore(now, days - after),
      origin,
      values: values(fields),
    })
  return [
    step(`Application: ${position}`, 0, {
      position,
      stage: 'received',
      letter,
    }),
    step('CV', 0, { position, file: 'cv.pdf, 214 kB' }),
    step(
      'Interview',
      12,
      { position, stage: 'interview', note: 'Calm, precise, asks good questions. Would fit the Oslo group.' },
      'observed',
    ),
    step('Answer', 30, { position, stage: 'declined', note: 'Second of forty. Ask again when the next position opens.' }, 'observed'),
  ]
}

/** An address without a person: all there is after somebody asked for one download. */
export const bareAddress =
  (system: Draft['system'], title: string): Make =>
  ({ email }, random, now) => ({
    system,
    category: 'contact-details',
    title,
    at: someWorkday(random, now, 300),
    origin: system === 'Website' ? 'provided' : 'derived',
    ...(system === 'Website' ? {} : { originFrom: 'The form on the website' }),
    values: values({ email }),
  })
