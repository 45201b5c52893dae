/**
 * "Fjordhallen": a firm of our own invention in Norway that runs sports halls. It keeps people, clubs and teams, bookings with
 * their guests, what staff noted, who passed a door, and results. As such systems do, it deletes by a flag, speaks in codes, and keeps local time.
 */
export const venueTables = `
CREATE TABLE klubb (id INT PRIMARY KEY, navn VARCHAR(80) NOT NULL);
CREATE TABLE ansatt (id INT PRIMARY KEY, navn VARCHAR(80) NOT NULL, epost VARCHAR(254) NOT NULL);
CREATE TABLE hall (id INT PRIMARY KEY, navn VARCHAR(80) NOT NULL, gateadresse VARCHAR(80) NOT NULL);
CREATE TABLE person (
  id INT UNSIGNED PRIMARY KEY, fornavn VARCHAR(60), etternavn VARCHAR(60), \`fødselsdato\` DATE, kjonn CHAR(1), mobil VARCHAR(20),
  gate VARCHAR(80), postnr CHAR(4), opprettet DATETIME NOT NULL, passord_hash VARCHAR(100), slettet TINYINT(1) NOT NULL DEFAULT 0);
CREATE TABLE epost (
  id INT UNSIGNED PRIMARY KEY, person_id INT UNSIGNED NOT NULL, adresse VARCHAR(254), bekreftet DATETIME, slettet TINYINT(1) NOT NULL DEFAULT 0,
  KEY (adresse), FOREIGN KEY (person_id) REFERENCES person (id));
CREATE TABLE medlemskap (
  id INT PRIMARY KEY, person_id INT UNSIGNED NOT NULL, klubb_id INT NOT NULL, type CHAR(2) NOT NULL, fra DATE NOT NULL, til DATE,
  slettet TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (person_id) REFERENCES person (id), FOREIGN KEY (klubb_id) REFERENCES klubb (id));
CREATE TABLE \`lag\` (id INT PRIMARY KEY, klubb_id INT NOT NULL, navn VARCHAR(80) NOT NULL, FOREIGN KEY (klubb_id) REFERENCES klubb (id));
CREATE TABLE lagmedlem (
  person_id INT UNSIGNED NOT NULL, lag_id INT NOT NULL, rolle ENUM('spiller', 'trener', 'forelder') NOT NULL, slettet TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, lag_id, rolle), FOREIGN KEY (person_id) REFERENCES person (id), FOREIGN KEY (lag_id) REFERENCES \`lag\` (id));
CREATE TABLE arrangement (id INT PRIMARY KEY, hall_id INT NOT NULL, navn VARCHAR(80) NOT NULL, FOREIGN KEY (hall_id) REFERENCES hall (id));
CREATE TABLE \`påmelding\` (
  lag_id INT NOT NULL, arrangement_id INT NOT NULL, slettet TINYINT(1) NOT NULL DEFAULT 0, PRIMARY KEY (lag_id, arrangement_id),
  FOREIGN KEY (lag_id) REFERENCES \`lag\` (id), FOREIGN KEY (arrangement_id) REFERENCES arrangement (id));
CREATE TABLE \`økt\` (
  id INT PRIMARY KEY, arrangement_id INT NOT NULL, starter DATETIME NOT NULL, minutter SMALLINT NOT NULL, avlyst TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (arrangement_id) REFERENCES arrangement (id));
CREATE TABLE bestilling (
  id INT PRIMARY KEY, person_id INT UNSIGNED NOT NULL, hall_id INT NOT NULL, tid DATETIME NOT NULL, status TINYINT NOT NULL, \`beløp\` DECIMAL(10, 2),
  betalt DATE, merknad TEXT, intern_merknad TEXT, slettet TINYINT(1) NOT NULL DEFAULT 0, KEY (person_id, tid),
  FOREIGN KEY (person_id) REFERENCES person (id), FOREIGN KEY (hall_id) REFERENCES hall (id));
CREATE TABLE bestillingslinje (
  bestilling_id INT NOT NULL, nr INT NOT NULL, vare VARCHAR(40) NOT NULL, antall DECIMAL(6, 2) NOT NULL, pris DECIMAL(10, 2) NOT NULL,
  PRIMARY KEY (bestilling_id, nr), FOREIGN KEY (bestilling_id) REFERENCES bestilling (id));
CREATE TABLE gjest (
  bestilling_id INT NOT NULL, nr INT NOT NULL, navn VARCHAR(80) NOT NULL, mobil VARCHAR(20), PRIMARY KEY (bestilling_id, nr),
  FOREIGN KEY (bestilling_id) REFERENCES bestilling (id));
CREATE TABLE notat (
  id INT PRIMARY KEY, person_id INT UNSIGNED NOT NULL, ansatt_id INT NOT NULL, tekst TEXT NOT NULL, skrevet DATETIME NOT NULL,
  slettet TINYINT(1) NOT NULL DEFAULT 0, FOREIGN KEY (person_id) REFERENCES person (id), FOREIGN KEY (ansatt_id) REFERENCES ansatt (id));
CREATE TABLE adgang (
  id BIGINT UNSIGNED PRIMARY KEY, person_id INT UNSIGNED NOT NULL, \`dør\` VARCHAR(20) NOT NULL, tid DATETIME(3), kort VARCHAR(20), ip VARCHAR(45),
  KEY (person_id, tid), FOREIGN KEY (person_id) REFERENCES person (id));
CREATE TABLE resultat (
  id INT PRIMARY KEY, person_id INT UNSIGNED NOT NULL, \`økt_id\` INT NOT NULL, navn VARCHAR(80), klubb VARCHAR(80), sekunder DECIMAL(7, 2),
  FOREIGN KEY (person_id) REFERENCES person (id), FOREIGN KEY (\`økt_id\`) REFERENCES \`økt\` (id));
`
