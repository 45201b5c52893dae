import type { TongueTexts } from './tongue-texts.ts'

export const nb: TongueTexts = {
  cases: [
    ['Prislisten lar seg ikke importere', 'Filen fra leverandøren stopper på linje 212. Hva mangler?'],
    ['Kalenderen viser feil ukedag', 'Møter jeg legger inn på mandag, dukker opp på søndag hos kollegene mine.'],
    ['Rapport for tredje kvartal', 'Tallene for august er tomme, men salgene ligger der.'],
    ['Ny bruker får ikke logget inn', 'Hun får beskjed om at lisensen er brukt opp.'],
    ['Vedlegg over 20 MB', 'Er det en grense for vedlegg i saker? Tegningene våre er store.'],
    ['Dobbeltregistrerte kontakter', 'Etter sammenslåingen har vi mange like kort. Kan dere rydde?'],
  ],
  answers: [
    'Takk for at du skrev. Vi ser på det og svarer innen i morgen.',
    'Kolonnen for valuta mangler i filen. Legg den til, så går importen gjennom.',
    'Feilen er rettet i siste versjon. Si fra hvis den kommer tilbake.',
  ],
  meetings: [
    ['Årsmøte om lisenser', 'Vil ha ti plasser til fra nyttår. Budsjettet vedtas i november.'],
    ['Telefon om fornyelse', 'Misfornøyd med ventetiden på support. Ring igjen etter påske.'],
    ['Gjennomgang av salgstrakten', 'Bruker bare halvparten av feltene. Tilbudt kurs.'],
    ['Videomøte om integrasjoner', 'Regnskapssystemet byttes til våren. Trenger overslag.'],
  ],
  posts: [
    ['Slik rydder vi i gamle kontakter', 'Vi går gjennom ti kort hver fredag. Det tar en halvtime og holder listen ren.'],
    ['Noen som har koblet til vektdata?', 'Vi vil se bilvektene rett i saken. Har noen gjort noe lignende?'],
  ],
}
