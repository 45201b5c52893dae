import type { TongueTexts } from './tongue-texts.ts'

export const sv: TongueTexts = {
  cases: [
    ['Importen av prislistan stannar', 'Filen går in till hälften och sedan händer inget. Jag bifogar den.'],
    ['Kan inte se kollegornas möten', 'Sedan i måndags är allas kalendrar tomma utom min egen.'],
    ['Fel valuta på offerten', 'Offerten till Norge visas i kronor men räknas i euro.'],
    ['Ny dator, ny installation', 'Vilken version ska jag hämta till en dator med Windows på ARM?'],
    ['Signaturen syns dubbelt', 'Varje mejl från systemet får min signatur två gånger.'],
    ['Vem ändrade kundkortet?', 'Jag vill se vem som ändrade adressen i förra veckan.'],
  ],
  answers: [
    'Tack för filen. Rad 88 har ett citattecken för mycket. Ta bort det så går resten in.',
    'Behörigheten har ställts tillbaka. Logga ut och in igen.',
    'Vi har hittat felet och rättar det i nästa version, om två veckor.',
  ],
  meetings: [
    ['Genomgång inför förnyelsen', 'Nöjda med supporten. Vill ha lägre pris för läsande användare.'],
    ['Samtal om utbildning', 'Tre nya säljare börjar i augusti. Skicka datum för grundkursen.'],
    ['Möte om flytt till molnet', 'IT-chefen tveksam. Återkom med svar om säkerhetskopiorna.'],
    ['Kort avstämning', 'Inget nytt. Hör av dig efter sommaren.'],
  ],
  posts: [
    ['Egna fält som faktiskt används', 'Vi tog bort fjorton av tjugo fält. Ingen har saknat dem.'],
    ['Påminnelser som inte stör', 'Samla dem till två tider om dagen. Det blev mycket lugnare.'],
  ],
}
