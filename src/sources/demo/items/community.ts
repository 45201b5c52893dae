import { someDay, someWorkday } from '#sources/demo/dates.ts'
import { between, pick } from '#sources/demo/random.ts'
import { texts } from '#sources/demo/texts/texts.ts'
import { type Make, values } from './draft.ts'

export const post: Make = ({ tongue }, random, now) => {
  const [title, text] = pick(random, texts[tongue].posts)
  const isReply = random() < 0.5
  return {
    system: 'Community',
    category: 'community-posts',
    title: isReply ? `Re: ${title}` : title,
    at: someDay(random, now, 1200),
    origin: 'provided',
    values: values({
      forum: pick(random, ['Tips and tricks', 'Reports', 'Developers', 'Ideas']),
      text,
      replies: between(random, 0, 14),
      signedAs: pick(random, ['name', 'member']),
    }),
  }
}

export const communityAccount: Make = ({ email }, random, now) => ({
  system: 'Community',
  category: 'accounts-and-trials',
  title: 'Community account',
  at: someWorkday(random, now, 1400),
  origin: 'provided',
  values: values({ service: 'community', userName: email, status: 'active', lastSignIn: someDay(random, now, 60) }),
})

export const portalAccount: Make = ({ email }, random, now) => ({
  system: 'Support desk',
  category: 'accounts-and-trials',
  title: 'Customer portal account',
  at: someWorkday(random, now, 1400),
  origin: 'provided',
  values: values({ service: 'portal', userName: email, status: 'active', lastSignIn: someDay(random, now, 40) }),
})

export const trial: Make = ({ email }, random, now) => ({
  system: 'Website',
  category: 'accounts-and-trials',
  title: 'Free trial',
  at: someWorkday(random, now, 300),
  origin: 'provided',
  values: values({ service: 'trial', userName: email, status: 'ended', users: between(random, 1, 5) }),
})
