import type { ChoicesView } from '#api/contract/choices.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import { Matrix, MatrixCell, MatrixNone, MatrixRow } from '#client/ui/matrix.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Section } from '#client/ui/section.tsx'
import { frequencyNow } from '#domain/frequency.ts'
import { Blocks } from './blocks.tsx'
import { ChannelSwitch } from './channel-switch.tsx'
import { HowOften } from './how-often.tsx'
import { freeTopics, usedChannels } from './what-stands.ts'

const midSentence = (words: string) => words.charAt(0).toLocaleLowerCase() + words.slice(1)

/** Every topic that can be stopped, by every channel it goes out by. */
export function TopicMatrix({ choices }: { choices: ChoicesView }) {
  const { t, text } = useWords()
  const tenant = useTenant()
  const channels = usedChannels(tenant)
  const columns = channels.map((channel) => t(`channel-name.${channel}`))
  return (
    <Section
      title={t('choices.topics.title')}
      aside={choices.address && <span className="quiet fine">{t('choices.topics.to', { address: choices.address })}</span>}
    >
      <Blocks choices={choices} />
      <Plate flush>
        <Matrix lead={t('choices.topics.topic')} columns={columns}>
          {freeTopics(tenant).map((topic) => (
            <MatrixRow
              key={topic.id}
              title={text(topic.title)}
              text={text(topic.description)}
              more={
                <>
                  <p className="fine">
                    {t('choices.topics.effect', { often: midSentence(text(frequencyNow(topic, choices)?.title ?? topic.frequency)) })}
                  </p>
                  <HowOften topic={topic} choices={choices} />
                </>
              }
            >
              {channels.map((channel, index) =>
                topic.channels.includes(channel) ? (
                  <ChannelSwitch key={channel} column={columns[index]!} topic={topic} channel={channel} choices={choices} />
                ) : (
                  <MatrixCell key={channel} column={columns[index]!}>
                    <MatrixNone>{t('choices.topics.not-used')}</MatrixNone>
                  </MatrixCell>
                ),
              )}
            </MatrixRow>
          ))}
        </Matrix>
      </Plate>
      <p className="fine quiet">{t('choices.topics.queued')}</p>
    </Section>
  )
}
