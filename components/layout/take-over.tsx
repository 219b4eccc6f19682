'use client'

import { useEffect } from 'react'

type Early = { typed: readonly EventTarget[]; held: { form: HTMLFormElement; by: HTMLElement | null } | null }

declare global {
  interface Window {
    /** Ends the watch of `early-typing.tsx` and answers what it saw; taken away after the first call. */
    dertigEarly?: () => Early
  }
}

/** Hands what was typed early to the page's scripts, once they are there, and sends the form that was held. */
export function TakeOver() {
  useEffect(() => {
    const early = window.dertigEarly?.()
    if (!early) return
    delete window.dertigEarly
    for (const control of early.typed) if (control instanceof HTMLElement && control.isConnected) tellAgain(control)
    const { held } = early
    // What was typed is taken in at the end of this task.
    if (held) setTimeout(() => held.form.isConnected && held.form.requestSubmit(held.by))
  }, [])
  return null
}

/**
 * Lets a control say again what it holds. React hears an input only when its value is another than React last knew, and takes
 * what stood there at its arrival as known: so it is told what the server sent first, past which the browser writes the rest.
 */
function tellAgain(control: HTMLElement): void {
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    if (control.checked === control.defaultChecked) return
    control.checked = control.defaultChecked
    control.click()
  } else if (control instanceof HTMLInputElement && control.type !== 'file') {
    writeAgain(control, HTMLInputElement.prototype)
  } else if (control instanceof HTMLTextAreaElement) {
    writeAgain(control, HTMLTextAreaElement.prototype)
  } else {
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function writeAgain(control: HTMLInputElement | HTMLTextAreaElement, kind: object): void {
  const typed = control.value
  if (typed === control.defaultValue) return
  const [from, to] = [control.selectionStart, control.selectionEnd]
  control.value = control.defaultValue
  Reflect.set(kind, 'value', typed, control)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  // As soon as React has drawn it, before another key. Kinds such as a date have no place for the cursor.
  queueMicrotask(() => from !== null && control === document.activeElement && control.setSelectionRange(from, to))
}
