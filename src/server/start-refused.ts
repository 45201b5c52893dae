/** The product cannot start or a command cannot run. `message` is one sentence for an operator: what is wrong and how to mend it. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}
