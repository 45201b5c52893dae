import type { TongueTexts } from './tongue-texts.ts'

export const de: TongueTexts = {
  cases: [
    ['Datensicherungsprotokoll fehlt seit Dienstag', 'Im Ordner liegt kein Protokoll mehr. Läuft die Sicherung noch?'],
    ['Umlaute und ß im Serienbrief', 'Aus „Straße“ wird „Stra?e“, nur im Serienbrief.'],
    ['Zugriffsberechtigungen für Außendienst', 'Unsere Außendienstmitarbeiter sehen die Angebote der anderen nicht mehr.'],
    ['Kündigungsfrist der Wartungsvereinbarung', 'Bis wann müssen wir kündigen, damit es zum Jahresende gilt?'],
    ['Auftragsverarbeitungsvereinbarung', 'Wir brauchen die unterschriebene Fassung für die Prüfung.'],
  ],
  answers: [
    'Danke für den Hinweis. Die Sicherung läuft, das Protokoll liegt jetzt eine Ebene höher.',
    'Bitte stellen Sie die Vorlage auf UTF-8 um. Danach stimmen die Umlaute.',
    'Die Berechtigungen sind wiederhergestellt. Eine neue Anmeldung genügt.',
  ],
  meetings: [
    ['Telefonat zur Vertragsverlängerung', 'Einkauf verlangt drei Vergleichsangebote. Wiedervorlage im Oktober.'],
    ['Einführungsgespräch', 'Datenschutzbeauftragte sehr gründlich. Unterlagen zu Unterauftragnehmern schicken.'],
    ['Vorführung der Auswertungen', 'Geschäftsleitung überzeugt, Betriebsrat hat noch Fragen.'],
  ],
  posts: [
    ['Pflichtfelder sparsam einsetzen', 'Mit drei Pflichtfeldern kommen wir aus. Bei neun wurde nur noch „x“ eingetragen.'],
    ['Übergabe in der Urlaubszeit', 'Wir nutzen eine gemeinsame Ansicht. So bleibt nichts liegen.'],
  ],
}
