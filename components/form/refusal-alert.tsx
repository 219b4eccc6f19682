'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { labelled } from '@/lib/text/locale'

type Wrong = { id: string; label: string; error: string }

/**
 * What a refusal says of a small form as a whole, with a link to each answer that needs another look. The answers are those
 * whose fields say so under this alert's form: every form that shows its errors at its fields has the links with it.
 */
export function RefusalAlert({ text }: { text: string | null | undefined }) {
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  // After every drawing: which fields are wrong is known once they are drawn.
  useEffect(() => {
    const found = text ? wrongIn(box.current?.closest('form') ?? null) : []
    if (JSON.stringify(found) !== JSON.stringify(wrong)) setWrong(found)
  })
  return (
    <div ref={box} className="empty:hidden">
      {text && (
        <Alert tone="error" role="alert">
          <p>{text}</p>
          {wrong.length > 0 && (
            <ul className="mt-1 grid gap-0.5">
              {wrong.map(({ id, label, error }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    onClick={(event) => {
                      event.preventDefault()
                      bringTo(id)
                    }}
                    className="inline-flex min-h-6 items-center rounded-sm text-danger underline underline-offset-3 max-lg:min-h-11"
                  >
                    {labelled(locale, label, error)}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </div>
  )
}

/** Fields of a form that say what is wrong with them: their error is described by the control, or by the group, it is about. */
function wrongIn(form: HTMLFormElement | null): Wrong[] {
  const errors = [...(form?.querySelectorAll('[id$="-error"]') ?? [])]
  return errors.flatMap((error) => {
    const about = form?.querySelector(`[aria-describedby~="${CSS.escape(error.id)}"]`)
    const label = about && labelOf(about)
    return about && label ? [{ id: error.id, label, error: error.textContent?.trim() ?? '' }] : []
  })
}

function labelOf(about: Element): string {
  const named =
    about instanceof HTMLInputElement || about instanceof HTMLTextAreaElement || about instanceof HTMLSelectElement
      ? (about.labels?.[0] ?? null)
      : about.querySelector('legend')
  return named?.textContent?.trim() ?? about.getAttribute('aria-label') ?? ''
}

function bringTo(errorId: string): void {
  const about = document.querySelector(`[aria-describedby~="${CSS.escape(errorId)}"]`)
  const control = about?.matches('fieldset') ? about.querySelector('input') : about
  if (!(control instanceof HTMLElement)) return
  control.focus({ preventScroll: true })
  control.scrollIntoView({ block: 'center' })
}
