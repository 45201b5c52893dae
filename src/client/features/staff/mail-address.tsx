interface MailAddressProps {
  address: string
  /** First letter, five dots, last letter: enough to know it by, and its length is not told. */
  clipped?: boolean
}

/** Breaks before the @ where it must. */
export function MailAddress({ address, clipped }: MailAddressProps) {
  const [name = '', domain] = address.split('@')
  return (
    <>
      {clipped ? `${name.slice(0, 1)}•••••${name.slice(1).slice(-1)}` : name}
      {domain && (
        <>
          <wbr />@{domain}
        </>
      )}
    </>
  )
}
