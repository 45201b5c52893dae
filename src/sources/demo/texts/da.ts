import type { TongueTexts } from './tongue-texts.ts'

export const da: TongueTexts = {
  cases: [
    ['Rækkefølgen i listen skifter', 'Hver gang jeg åbner listen, står kunderne i en ny rækkefølge.'],
    ['Æ, ø og å bliver til spørgsmålstegn', 'I den eksporterede fil er alle danske bogstaver væk.'],
    ['Kan ikke slette et møde', 'Mødet i næste uge er aflyst, men kommer igen hver morgen.'],
    ['Licens til en praktikant', 'Hvor længe kan en midlertidig bruger køre?'],
  ],
  answers: [
    'Vælg UTF-8 under eksport. Så kommer bogstaverne med.',
    'Mødet lå også i en delt kalender. Nu er det væk begge steder.',
    'Tak for henvendelsen. En kollega ringer i eftermiddag.',
  ],
  meetings: [
    ['Opkald om tilbud', 'Sammenligner med to andre. Beslutning i uge 39.'],
    ['Besøg på lageret', 'Viste arbejdsgangen fra ordre til pakkeseddel. Mange håndskrevne sedler.'],
    ['Status efter første kvartal', 'Kun fire af tolv logger ind. Aftalt et kort kursus.'],
  ],
  posts: [['Fælles skabeloner', 'Vi har lagt alle skabeloner ét sted. Det sparede os for mange spørgsmål.']],
}
