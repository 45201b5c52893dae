import { customerCard, shortCard } from '#sources/demo/items/amounts.ts'
import { communityAccount, trial } from '#sources/demo/items/community.ts'
import { mailAddress, nameCard } from '#sources/demo/items/contact.ts'
import { application, bareAddress, customerGroup, renewalScore } from '#sources/demo/items/special.ts'
import type { Member } from './member.ts'

/** Everybody here is invented, as are the firms. */
export const nordic: readonly Member[] = [
  {
    profile: ['solveig.aasland@havbris.example', 'Solveig Aasland', 'NO', 'nb', 'Havbris Logistikk', 'Bergen', 'Salgsleder'],
    language: 'en',
    base: [
      ...customerCard(),
      renewalScore,
      customerGroup,
      trial,
      ...application('Produktansvarlig', 446, 'Jeg har brukt systemet i ti år og vil være med på å lage det.'),
    ],
    amounts: { notes: 2, meetings: 22, cases: 31, chats: 6, orders: 28, contracts: 2, visits: 96, events: 5, posts: 14 },
  },
  {
    profile: [
      'bjorn.ekstrand@skogsklyftan.example',
      'Björn Ekstrand-Lövgren',
      'SE',
      'sv',
      'Skogsklyftan Maskin AB',
      'Örnsköldsvik',
      'Inköpschef',
    ],
    language: 'sv',
    base: [...customerCard(), renewalScore],
    amounts: { notes: 1, meetings: 9, cases: 14, orders: 12, contracts: 1, visits: 33, events: 2, posts: 3, audiences: 1 },
  },
  {
    profile: ['asa.hjulstrom@blaklinten.example', 'Åsa Hjulström', 'SE', 'sv', 'Blåklinten Kontorsvaror AB', 'Västerås', 'Ekonomiansvarig'],
    language: 'sv',
    base: customerCard(),
    amounts: { cases: 4, orders: 21, contracts: 1, visits: 6 },
  },
  {
    profile: ['malte.akergren@gullvive.example', 'Malte Åkergren', 'SE', 'sv', 'Gullvive Kod', 'Lund', 'Utvecklare'],
    language: 'sv',
    base: [
      ...shortCard(),
      ...application('Systemutvecklare, Oslo', 160, 'Jag har byggt kundsystem i sju år och vill göra det tillsammans med andra.'),
    ],
    amounts: { visits: 11 },
  },
  {
    profile: ['tuva.bergqvist@norrskensbageriet.example', 'Tuva Bergqvist-Öhrn', 'SE', 'sv', 'Norrskensbageriet AB', 'Luleå', 'Platschef'],
    language: 'sv',
    base: customerCard(),
    amounts: { meetings: 3, cases: 7, chats: 4, orders: 6, visits: 24, events: 1 },
  },
  {
    profile: [
      'oskar.froberg@tallmossen.example',
      'Oskar Fröberg-Hägg',
      'SE',
      'sv',
      'Tallmossens Åkeri AB',
      'Östersund',
      'Systemförvaltare',
    ],
    language: 'sv',
    base: [...customerCard()],
    amounts: { meetings: 20, cases: 48, chats: 10, orders: 30, contracts: 1, visits: 268, events: 4, posts: 8, notes: 2 },
  },
  {
    profile: ['liselott.angsmark@klockargarden.example', 'Liselott Ängsmark', 'SE', 'sv', 'Klockargården Event', 'Skövde', 'Projektledare'],
    language: 'sv',
    base: [...shortCard(), trial],
    amounts: { visits: 18, events: 1, chats: 1 },
  },
  {
    profile: ['torbjorn.rodsasen@fonnafjell.example', 'Torbjørn Rødsåsen', 'NO', 'nb', 'Fonnafjell Rør AS', 'Trondheim', 'Daglig leder'],
    language: 'en',
    base: [...customerCard(), renewalScore],
    amounts: { meetings: 12, cases: 5, orders: 18, contracts: 2, visits: 9, notes: 1 },
  },
  {
    profile: ['ingvild.bjorkelid@kveldro.example', 'Ingvild Bjørkelid Håheim', 'NO', 'nb', 'Kveldro Regnskap', 'Tromsø', 'Regnskapsfører'],
    language: 'sv',
    base: customerCard(),
    amounts: { cases: 9, orders: 14, visits: 21, posts: 2 },
  },
  {
    profile: ['post@nordlystakst.example', 'Gunnhild Tveitå', 'NO', 'nb', 'Nordlys Takst DA', 'Bodø', 'Takstkvinne'],
    secondName: 'Oddvar Sæløen',
    language: 'en',
    base: [nameCard, ...shortCard()],
    amounts: { cases: 6, orders: 8, visits: 4 },
  },
  {
    profile: ['kjerringvik.post@smavik.example', undefined, 'NO', 'nb', '', '', ''],
    language: 'en',
    base: [
      bareAddress('Website', 'Address from a download form'),
      bareAddress('CRM', 'Address copied from the website'),
      bareAddress('CRM', 'Address on the list of product news'),
      bareAddress('Support desk', 'Address of an automatic reply'),
    ],
    amounts: {},
  },
  {
    profile: ['ragnhild.fjosnes@gammelvik.example', 'Ragnhild Fjøsnes', 'NO', 'nb', 'Gammelvik Trelast AS', 'Ålesund', 'Innkjøper'],
    language: 'en',
    base: [nameCard, mailAddress],
    amounts: { orders: 17, contracts: 1 },
  },
  {
    profile: ['jorgen.romer@kloverdal.example', 'Jørgen Østerskov Rømer', 'DK', 'da', 'Kløverdal Emballage A/S', 'Aabenraa', 'Salgschef'],
    language: 'en',
    base: [...customerCard(), customerGroup],
    amounts: { meetings: 8, cases: 11, orders: 10, visits: 40, events: 3, posts: 1, audiences: 2 },
  },
  {
    profile: ['mette.grabaek@sotorv.example', 'Mette Gråbæk', 'DK', 'da', 'Søtorv Rådgivning', 'Hjørring', 'Partner'],
    language: 'en',
    base: shortCard(),
    amounts: { meetings: 4, contracts: 2, visits: 3 },
  },
  {
    profile: [
      'freja.skovlunde@aeblehaven.example',
      'Freja Skovlunde-Bæk',
      'DK',
      'da',
      'Æblehaven Planteskole',
      'Ærøskøbing',
      'Kontorleder',
    ],
    language: 'sv',
    base: [...customerCard(), renewalScore],
    amounts: { meetings: 5, cases: 19, orders: 9, visits: 31, chats: 2 },
  },
  {
    profile: ['sigurd.kvamsdal@fossekall.example', 'Sigurd Kvamsdalen', 'NO', 'nb', 'Fossekall Instrument AS', 'Kongsberg', 'Teknisk sjef'],
    language: 'en',
    base: [...shortCard(), communityAccount],
    amounts: { posts: 27, visits: 45, cases: 3 },
  },
]
