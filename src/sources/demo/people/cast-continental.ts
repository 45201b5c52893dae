import { customerCard, shortCard } from '#sources/demo/items/amounts.ts'
import { communityAccount, trial } from '#sources/demo/items/community.ts'
import { customerGroup, renewalScore } from '#sources/demo/items/special.ts'
import type { Member } from './member.ts'

/** Everybody here is invented, as are the firms. */
export const continental: readonly Member[] = [
  {
    profile: [
      'j.weisshaeupl@strassenmeier.example',
      'Jürgen Weißhäupl',
      'DE',
      'de',
      'Straßenmeier Großhandel GmbH',
      'Gießen',
      'Vertriebsinnendienstleiter',
    ],
    language: 'en',
    base: [...customerCard(), renewalScore],
    amounts: { meetings: 11, cases: 23, orders: 16, contracts: 2, visits: 52, events: 2, notes: 1 },
  },
  {
    profile: [
      'datenschutz@donauschifffahrtsbedarf.example',
      'Katharina Süßengut-Löwenthal',
      'DE',
      'de',
      'Donauschifffahrtsbedarf Löwenthal & Söhne KG',
      'Düsseldorf',
      'Betriebliche Datenschutzbeauftragte',
    ],
    language: 'en',
    base: shortCard(),
    amounts: { meetings: 3, cases: 8, contracts: 3, visits: 2 },
  },
  {
    profile: ['d.kraeuterstein@muehlbach.example', 'Dörte Kräuterstein', 'DE', 'de', 'Mühlbach Feinkost', 'Görlitz', 'Geschäftsführerin'],
    language: 'en',
    base: [...customerCard(), renewalScore, customerGroup],
    amounts: { meetings: 2, cases: 5, orders: 7, visits: 13 },
  },
  {
    profile: ['sjoerd@ijsvogeltechniek.example', 'Sjoerd van der Wijngaert', 'NL', 'nl', 'IJsvogel Techniek B.V.', 'IJmuiden', 'Inkoper'],
    language: 'en',
    base: customerCard(),
    amounts: { meetings: 4, cases: 9, orders: 13, visits: 37, events: 1 },
  },
  {
    profile: [
      'anneloes.duijnstee@grachtlicht.example',
      'Anneloes Duijnstee',
      'NL',
      'nl',
      'Grachtlicht Uitgeverij',
      'Leiden',
      'Redactiechef',
    ],
    language: 'en',
    base: shortCard(),
    amounts: { visits: 8, events: 2, posts: 1 },
  },
  {
    profile: ['maarten@oudshoornveld.example', 'Maarten Oudshoornveld', 'NL', 'nl', 'Oudshoornveld Bloembollen', 'Hoorn', 'Eigenaar'],
    language: 'en',
    base: customerCard(),
    amounts: { cases: 6, orders: 5, visits: 12 },
  },
  {
    profile: [
      'p.thistlewaite@marrowfield.example',
      'Penelope Thistlewaite',
      'GB',
      'en',
      'Marrowfield Tools Ltd',
      'Shrewsbury',
      'Head of sales operations',
    ],
    language: 'en',
    base: [...customerCard(), renewalScore],
    amounts: { meetings: 7, cases: 12, orders: 11, contracts: 1, visits: 44, events: 2, posts: 2, audiences: 1 },
  },
  {
    profile: ['rhodri@penbrynjoinery.example', 'Rhodri Gwynfrynog', 'GB', 'en', 'Penbryn Joinery', 'Aberystwyth', 'Owner'],
    language: 'en',
    base: [...shortCard(), trial],
    amounts: { visits: 5, chats: 1 },
  },
  {
    profile: ['imogen@quillfeather.example', 'Imogen Quillfeather', 'GB', 'en', 'Quillfeather Stationers', 'Whitby', 'Office manager'],
    language: 'en',
    base: customerCard(),
    amounts: { cases: 8, orders: 6, visits: 15 },
  },
  {
    profile: [
      'ueli.braendlimatter@saegemuehle-oberli.example',
      'Ueli Brändlimatter',
      'CH',
      'de',
      'Sägemühle Oberli',
      'Köniz',
      'Verkaufsleiter',
    ],
    language: 'en',
    base: customerCard(),
    amounts: { meetings: 5, cases: 7, orders: 9, visits: 19 },
  },
  {
    profile: [
      'maelle@lacetfils.example',
      'Maëlle Rochebrune-Favrodet',
      'CH',
      'fr',
      'Lac & Fils Horlogerie',
      'Neuchâtel',
      'Responsable clientèle',
    ],
    language: 'en',
    base: customerCard(),
    amounts: { meetings: 3, cases: 4, orders: 8, visits: 26, events: 1 },
  },
  {
    profile: ['reto@zgraggenmatt.example', 'Reto Zgraggenmatt', 'CH', 'de', 'Zgraggenmatt Seilbahnen', 'Altdorf', 'Betriebsleiter'],
    language: 'en',
    base: shortCard(),
    amounts: { meetings: 2, cases: 3, contracts: 1 },
  },
  {
    profile: ['zivile@sviesosratas.example', 'Živilė Ąžuolynaitė', 'LT', 'lt', 'Šviesos Ratas UAB', 'Šiauliai', 'Pardavimų vadovė'],
    language: 'en',
    base: [...customerCard(), customerGroup],
    amounts: { meetings: 4, cases: 10, orders: 6, visits: 29, events: 1, posts: 3 },
  },
  {
    profile: ['mindaugas@kulgrindos.example', 'Mindaugas Kūlgrindis', 'LT', 'lt', 'Kūlgrindos Programos MB', 'Panevėžys', 'Programuotojas'],
    language: 'en',
    base: [...shortCard(), communityAccount],
    amounts: { posts: 34, visits: 61, cases: 2 },
  },
]
