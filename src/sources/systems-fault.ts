/** Something in the systems file, or in a mapping it names, that keeps a source from starting; one sentence a line. */
export class SystemsFault extends Error {
  constructor(file: string, faults: readonly string[]) {
    super(faults.map((fault) => `${file} ${fault}.`).join('\n'))
    this.name = 'SystemsFault'
  }
}
