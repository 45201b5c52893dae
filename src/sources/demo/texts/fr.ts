import type { TongueTexts } from './tongue-texts.ts'

export const fr: TongueTexts = {
  cases: [
    ['Pièces jointes introuvables', 'Depuis la mise à jour, les pièces jointes des anciens dossiers ont disparu.'],
    ['Numéro de téléphone refusé', 'Le champ n’accepte pas nos numéros à l’étranger.'],
  ],
  answers: ['Les fichiers sont de retour. Ils étaient dans l’ancienne archive.', 'Le format est corrigé. Merci de votre patience.'],
  meetings: [
    ['Appel au sujet du renouvellement', 'Souhaite une facture par filiale. À rappeler en septembre.'],
    ['Démonstration à distance', 'Trois participants, beaucoup de questions sur les droits d’accès.'],
  ],
  posts: [['Étiquettes partagées', 'Nous avons réduit nos étiquettes à douze. Tout le monde s’y retrouve.']],
}
