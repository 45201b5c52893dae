import { minutesAfter, someWorkday } from '#sources/demo/dates.ts'
import { between, pick } from '#sources/demo/random.ts'
import { texts } from '#sources/demo/texts/texts.ts'
import { type Make, values } from './draft.ts'
import { localCompany } from './meetings.ts'

/** A support case: what the person wrote and what support answered, with the mood a program guessed. */
export const supportCase: Make = ({ name, tongue, country }, random, now) => {
  const [subject, message] = pick(random, texts[tongue].cases)
  const at = someWorkday(random, now, 1080)
  const answeredAt = minutesAfter(at, between(random, 20, 300))
  const settled = Date.parse(at) < now.getTime() - 14 * 86_400_000
  return {
    system: 'Support desk',
    category: 'messages-and-support',
    title: subject,
    at,
    origin: 'provided',
    values: values({
      number: between(random, 20_000, 49_999),
      channel: pick(random, ['email', 'email', 'portal', 'phone', 'form']),
      status: settled ? 'closed' : 'open',
      priority: pick(random, ['low', 'normal', 'normal', 'high']),
      mood: pick(random, ['positive', 'neutral', 'neutral', 'negative']),
      closedOn: settled ? minutesAfter(at, between(random, 1, 7) * 1440).slice(0, 10) : undefined,
    }),
    parts: [
      { title: subject, values: values({ from: name ?? 'You', sentAt: at, text: message }) },
      ...(Date.parse(answeredAt) < now.getTime()
        ? [{ title: `Re: ${subject}`, values: values({ from: 'Support', sentAt: answeredAt, text: pick(random, texts[tongue].answers) }) }]
        : []),
    ],
    ...localCompany(country),
  }
}

export const chat: Make = ({ tongue }, random, now) => {
  const [subject, message] = pick(random, texts[tongue].cases)
  return {
    system: 'Support desk',
    category: 'messages-and-support',
    title: `Chat: ${subject}`,
    at: someWorkday(random, now, 700),
    origin: 'provided',
    values: values({ channel: 'chat', status: 'solved', text: message }),
  }
}
