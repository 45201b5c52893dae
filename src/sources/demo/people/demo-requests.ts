import { dateBefore } from '#sources/demo/dates.ts'
import type { DemoRequest } from '#sources/demo/demo-types.ts'
import { nordicRequests } from './requests-nordic.ts'

/** Rights requests by person. Dates count back from now, so that an open one is always open. */
export const demoRequests = (now: Date): Record<string, DemoRequest[]> => ({
  ...nordicRequests(now),
  'd.kraeuterstein@muehlbach.example': [
    {
      requestType: 'portability',
      filedDaysAgo: 58.2,
      category: 'scores-and-groups',
      text: 'Please hand the renewal score over to our new supplier.',
      steps: [
        { daysAgo: 55.3, type: 'StartWork' },
        {
          daysAgo: 41.4,
          type: 'Refuse',
          ground: 'right_not_applicable',
          text: 'A score is worked out by SuperOffice. The right to take data along covers what you gave or what was observed under consent or contract (GDPR Art. 20(1)). The score is in your copy to read. You can complain to the authority where you live, where you work or where it happened, or go to court.',
        },
      ],
    },
  ],
  'maarten@oudshoornveld.example': [
    {
      requestType: 'access',
      filedDaysAgo: 49.5,
      steps: [
        { daysAgo: 48.1, type: 'StartWork' },
        {
          daysAgo: 40.2,
          type: 'Fulfil',
          outcomes: [{ category: 'contact-details', result: 'done', count: 7 }],
          text: 'Your copy is under Take your data. It holds everything from all five systems.',
        },
      ],
    },
  ],
  'imogen@quillfeather.example': [
    {
      requestType: 'rectification',
      filedDaysAgo: 9.2,
      category: 'role-at-employer',
      text: 'I have not been in purchasing since spring.',
      steps: [
        { daysAgo: 7.9, type: 'StartWork' },
        { daysAgo: 7.8, type: 'AskClarification', text: 'Which title shall stand there instead, and from which month?' },
      ],
    },
  ],
  'reto@zgraggenmatt.example': [
    {
      requestType: 'restriction',
      filedDaysAgo: 16.6,
      category: 'meetings-and-calls',
      text: 'The note about the meeting in March is wrong. Do not use it until this is settled.',
      steps: [{ daysAgo: 15.2, type: 'StartWork' }],
    },
  ],
  'p.thistlewaite@marrowfield.example': [
    {
      requestType: 'complaint',
      filedDaysAgo: 22.4,
      text: 'I turned surveys by text message off and one came the day after.',
      steps: [
        { daysAgo: 21.3, type: 'StartWork' },
        {
          daysAgo: 12.1,
          type: 'AddMessage',
          from: 'office',
          text: 'It was queued before you turned it off. We are asking the sender why it took so long.',
        },
      ],
    },
  ],
  'datenschutz@donauschifffahrtsbedarf.example': [
    {
      requestType: 'recipients_list',
      filedDaysAgo: 300.3,
      steps: [
        { daysAgo: 299.1, type: 'StartWork' },
        {
          daysAgo: 290.2,
          type: 'Fulfil',
          outcomes: [{ category: 'contracts-and-documents', result: 'done', count: 3 }],
          text: `Visma IT & Communications AS, Microsoft Corporation and InfoBridge B.V., as of ${dateBefore(now, 290)}.`,
        },
      ],
    },
    { requestType: 'access', filedDaysAgo: 2.3, steps: [] },
  ],
  'mindaugas@kulgrindos.example': [
    { requestType: 'erasure', filedDaysAgo: 70.2, category: 'community-posts', steps: [{ daysAgo: 68.4, type: 'WithdrawRequest' }] },
  ],
})
