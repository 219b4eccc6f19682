'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = { open: boolean; onClose: () => void; title: string; titleId: string; children: ReactNode }

/**
 * A native modal dialog: the browser makes the rest inert, keeps the focus inside, closes on Escape and gives the focus back.
 * A library would do the same with 24 kB of script.
 */
export function Dialog({ open, onClose, title, titleId, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-full max-w-lg rounded-md border border-hairline bg-surface p-5 text-text shadow-panel sm:p-6"
    >
      <h2 id={titleId} className="mb-3 text-xl">
        {title}
      </h2>
      {children}
    </dialog>
  )
}
