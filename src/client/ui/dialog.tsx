import { type ReactNode, useId } from 'react'

/** Opens as it is mounted, and gives the focus back to what opened it when it closes: the browser does both. */
const open = (dialog: HTMLDialogElement | null) => {
  if (dialog && !dialog.open) dialog.showModal()
}

interface DialogProps {
  title: ReactNode
  /** Escape, and whatever closes it. Mount the dialog to open it; unmount it here. */
  onClose: () => void
  /** What happens, when, and what stays; last a `<Pair>` of buttons. */
  children: ReactNode
}

/** Only for what cannot be undone. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId()
  return (
    <dialog className="dialog" aria-labelledby={id} ref={open} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
