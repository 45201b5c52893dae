import type { TongueTexts } from './tongue-texts.ts'

export const nl: TongueTexts = {
  cases: [
    ['Afspraken worden dubbel aangemaakt', 'Elke afspraak staat twee keer in mijn agenda sinds de update.'],
    ['Factuuradres klopt niet', 'Wij zijn verhuisd. De factuur gaat nog naar het oude adres.'],
    ['Zoeken op postcode', 'Met een spatie in de postcode vind ik niets.'],
  ],
  answers: ['De koppeling stond twee keer aan. Een ervan is nu uitgezet.', 'Het adres is aangepast. De factuur is opnieuw verstuurd.'],
  meetings: [
    ['Belafspraak over verlenging', 'Tevreden. Wil eerst de cijfers van het najaar zien.'],
    ['Kennismaking met de nieuwe inkoper', 'Nieuwe inkoper, wil alles op papier.'],
  ],
  posts: [['Rapporten op vrijdag', 'Wij sturen één rapport per week. Meer leest toch niemand.']],
}
