import type { TongueTexts } from './tongue-texts.ts'

export const en: TongueTexts = {
  cases: [
    ['Price list stops half way', 'The import ends at row 140 and says nothing. The file is attached.'],
    ['Two people share one licence', 'We job-share. Can one licence carry both of our names?'],
    ['Dates in American order', 'My dates turned to month first after the update.'],
    ['Where is the audit log?', 'Our auditor asks who opened a customer card in March.'],
  ],
  answers: [
    'Thanks for the file. Row 140 has an empty name. Fill it in and run the import again.',
    'A licence belongs to one person. A second one for part-time use costs half.',
    'The setting was lost in the update. It is back.',
  ],
  meetings: [
    ['Renewal call', 'Happy with the product, not with the price. Call again in spring.'],
    ['Training review', 'Wants shorter sessions. Sent dates.'],
    ['Site visit', 'Showed the order desk. Still keeps a paper ledger beside the screen.'],
  ],
  posts: [['Naming sales so that you find them', 'Customer, product, month. It took a week to agree and has saved us many more.']],
}
