import { type Shared, useWhichPerson } from '#client/lib/use-which-person.tsx'
import { WhichPerson } from '#client/ui/which-person.tsx'

/** In the place of the data, while it is not known whose of several people's it is to be. */
export function SharedMailbox({ shared }: { shared: Shared }) {
  return <WhichPerson {...useWhichPerson(shared)} />
}
