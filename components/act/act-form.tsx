'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { DraftNotice, useOwnDraft } from '@/components/form/device/own-draft'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { JsonValue } from '@/lib/errors/json'
import type { Failure } from '@/lib/errors/refusal'
import { screenLocaleOf } from '@/lib/text/locale'
import { ActControl } from './act-control'
import { destination, draftNameOf, inputOf, isAsked, offsetsIn, unreadNumbers } from './input'
import type { ActProps, Answers } from './types'

/**
 * A small form that does one thing to a leak. What was typed stays until it was done, also on this device; a stale save
 * reads the page anew and keeps the text; a time that exists twice is asked again with its offsets.
 */
export function ActForm({
  name,
  action,
  fixed,
  fields,
  submit,
  buttons,
  variant = 'primary',
  doneHref,
  savedText,
  offsetLabel,
}: ActProps) {
  const id = useId()
  const router = useRouter()
  const form = useTranslations('form')
  const locale = screenLocaleOf(useLocale())
  const start = Object.fromEntries(fields.map((field) => [field.name, field.value ?? '']))
  // What was typed; the rest is what the page knows, also after it was read anew.
  const [typed, setTyped] = useState<Answers>({})
  const answers: Answers = { ...start, ...typed }
  const [offset, setOffset] = useState<string | null>(null)
  const place = useRef<HTMLFormElement>(null)
  const draft = useOwnDraft<Answers>(draftNameOf(name, fixed, fields), (kept) => {
    setTyped(kept)
    unfold(place.current)
  })
  const discard = () => {
    setTyped({})
    return draft.forget(start)
  }
  const checkedAndSent = async (input: Readonly<Record<string, JsonValue>>) => {
    const wrong = unreadNumbers(fields, input)
    const refused: Failure = { ok: false, code: 'invalid', fields: wrong }
    return Object.keys(wrong).length > 0 ? refused : action(input)
  }
  const sending = useSend(checkedAndSent, {
    forget: discard,
    done: (value) => {
      setOffset(null)
      if (doneHref) return router.push(destination(doneHref, value))
      fold(place.current)
      router.refresh()
    },
  })
  const failure = sending.failure
  useRefreshWhenStale(failure)
  const { whole, field: wrong } = useRefusal(failure)
  const offsets = offsetsIn(failure)
  const shown = fields.filter(
    (field) =>
      (field.early || isAsked(field, answers)) && (!field.onRequest || wrong(field.name) || answers[field.name]),
  )
  const change = (name: string, value: string) => {
    setTyped({ ...typed, [name]: value })
    draft.keep({ ...answers, [name]: value })
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const chosen = buttons ? { [buttons.field]: pressed(event.nativeEvent) ?? buttons.options[0]?.value ?? '' } : {}
    if (buttons) setTyped({ ...typed, ...chosen })
    sending.submit({ ...fixed, ...inputOf(fields, { ...answers, ...chosen }, offset, locale), ...chosen })
  }
  return (
    <form ref={place} noValidate onSubmit={onSubmit} className="grid gap-4">
      {draft.restored && <DraftNotice onDiscard={() => void discard()} />}
      <RefusalAlert text={whole} />
      {shown.map((field) => (
        <ActControl
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={answers[field.name] ?? ''}
          error={wrong(field.name)}
          change={(value) => change(field.name, value)}
        />
      ))}
      {offsets.length > 0 && (
        <ActControl
          id={`${id}-offset`}
          field={{
            name: 'offset',
            kind: 'tiles',
            label: offsetLabel,
            options: offsets.map((value) => ({ value, label: `UTC${value}` })),
          }}
          value={offset ?? ''}
          error={undefined}
          change={setOffset}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {buttons ? (
          buttons.options.map(({ value, label }, n) => (
            <Button
              key={value}
              type="submit"
              size="lg"
              value={value}
              variant={n === 0 ? variant : 'secondary'}
              disabled={sending.pending}
              className="max-sm:flex-1"
            >
              {label}
            </Button>
          ))
        ) : (
          <Button type="submit" variant={variant} disabled={sending.pending}>
            {sending.pending ? form('saving') : submit}
          </Button>
        )}
        <p role="status" className="text-sm text-muted">
          {sending.saved && savedText}
        </p>
      </div>
    </form>
  )
}

/** The answer of the button that was pressed; null when the form was sent by a key. */
function pressed(event: Event): string | null {
  const by = 'submitter' in event ? event.submitter : null
  return by instanceof HTMLButtonElement && by.value ? by.value : null
}

/** Shows a form that something typed earlier came back to, however deep it is folded. */
function unfold(form: HTMLFormElement | null): void {
  for (let at = form?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true
}

/** It was done: the form closes, and whoever sent it goes on at the heading that shows what holds now. */
function fold(form: HTMLFormElement | null): void {
  const own = form?.closest<HTMLDetailsElement>('details[data-act]')
  if (own) own.open = false
  const heading = form?.closest('details[data-fold]') ?? own
  heading?.querySelector('summary')?.focus({ preventScroll: true })
}

/** A newer version exists: reads the page anew, so that the next try stands on it. What was typed stays. */
export function useRefreshWhenStale(failure: Failure | null): void {
  const router = useRouter()
  const stale = failure?.code === 'stale'
  useEffect(() => {
    if (stale) router.refresh()
  }, [stale, router])
}
