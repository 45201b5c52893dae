import { longDate } from '#api/dates.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import type { Setting, Templates } from './mail-templates.ts'

/** Mails about what somebody chooses: transactional, so without list headers and without marketing (MAIL-15). */
export const choiceMails: Pick<Templates, 'preference-link' | 'confirm-subscription' | 'choice-notice'> = {
  'preference-link': ({ host, words }, { url }) => {
    const organisation = host.tenant.organisation.name
    return {
      subject: words('mail.preference-link.subject', { organisation }),
      paragraphs: [words('mail.preference-link.lead', { organisation })],
      link: { label: words('mail.preference-link.open'), url },
      after: [words('mail.preference-link.not-you')],
    }
  },

  'confirm-subscription': (setting, { topic, url }) => {
    const values = { topic: topicTitle(setting, topic), organisation: setting.host.tenant.organisation.name }
    return {
      subject: setting.words('mail.confirm-subscription.subject', values),
      paragraphs: [setting.words('mail.confirm-subscription.lead', values)],
      link: { label: setting.words('mail.confirm-subscription.open'), url },
      after: [setting.words('mail.confirm-subscription.not-you')],
    }
  },

  'choice-notice': (setting, { changes, undoUrl }) => ({
    subject: setting.words('mail.choice-notice.subject', { organisation: setting.host.tenant.organisation.name }),
    paragraphs: [setting.words('mail.choice-notice.lead'), ...changes.map((change) => changeLine(setting, change))],
    link: { label: setting.words('mail.choice-notice.undo'), url: undoUrl },
    after: [setting.words('mail.choice-notice.you')],
  }),
}

const topicTitle = ({ host, language }: Pick<Setting, 'host' | 'language'>, id: string) =>
  host.tenant.topics.find((topic) => topic.id === id)?.title[language] ?? id

/** One change as a sentence that blames nobody: "Product news by e-mail is on." */
export function changeLine(setting: Pick<Setting, 'host' | 'language' | 'words'>, change: ChoicesEvent): string {
  const { host, language, words } = setting
  const { tenant } = host
  const { purpose = '', topic = '', channel, until, frequency } = change as Partial<Record<string, string>>
  const often = tenant.topics.find(({ id }) => id === topic)?.frequencies?.find(({ id }) => id === frequency)
  return words(`mail.choice-notice.${change.type}`, {
    purpose: tenant.purposes.find(({ id }) => id === purpose)?.title[language] ?? purpose,
    topic: topicTitle(setting, topic),
    channel: channel ? words(`channel.${channel}`) : '',
    until: until ? longDate(until, language) : '',
    frequency: often?.title[language] ?? frequency ?? '',
  })
}
