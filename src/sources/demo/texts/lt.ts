import type { TongueTexts } from './tongue-texts.ts'

export const lt: TongueTexts = {
  cases: [
    ['Lietuviškos raidės ataskaitoje', 'Vietoj ė, ū ir ų ataskaitoje matau kvadratėlius.'],
    ['Nepavyksta prisijungti iš namų', 'Biure viskas veikia, namuose puslapis neatsidaro.'],
    ['Sąskaita faktūra už gruodį', 'Prašau atsiųsti sąskaitą dar kartą, ankstesnės negavome.'],
  ],
  answers: ['Pasirinkite UTF-8 koduotę, tada raidės bus rodomos teisingai.', 'Sąskaita išsiųsta pakartotinai.'],
  meetings: [
    ['Pokalbis dėl licencijų', 'Nori dviejų papildomų vietų. Sprendimas po švenčių.'],
    ['Vaizdo susitikimas', 'Rodyta nauja ataskaita. Klausė apie duomenų saugojimo vietą.'],
  ],
  posts: [['Kaip tvarkome kontaktus', 'Kiekvieną mėnesį peržiūrime po šimtą įrašų. Sąrašas liko trumpas ir tikslus.']],
}
