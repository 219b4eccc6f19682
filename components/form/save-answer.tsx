'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { ErrorSummary } from './error-summary'
import type { FormField, FormValues } from './model/types'
import { StalePanel, staleOf } from './stale-panel'
import type { useSend } from './use-send'

type Sent = Pick<ReturnType<typeof useSend<unknown, FormValues>>, 'failure' | 'sent' | 'clear' | 'submit'>
type Options = {
  form: UseFormReturn<FormValues>
  /** Version and values the form was opened with. */
  version: number | null
  opened: FormValues
}

/**
 * How a form goes on after a save was refused: the focus comes to what is wrong, and two values are chosen between before
 * anything is sent again. `version` is the one that the next save stands on.
 */
export function useSaveAnswer({ failure, sent, clear, submit }: Sent, { form, version, opened }: Options) {
  const [settled, setSettled] = useState<number | null>(null)
  const [hurried, setHurried] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) place.current?.focus()
  }, [failure])
  const stale = useMemo(
    () => (failure?.code === 'stale' ? staleOf(failure.data, opened, sent ?? {}) : null),
    [failure, opened, sent],
  )
  /** The person has chosen between both values: the next save stands on the newer version. */
  const settle = () => {
    setSettled(stale?.version ?? settled)
    setHurried(false)
    clear()
  }
  /** Between two values nothing is saved: the question is shown again. */
  const askAgain = () => {
    setHurried(true)
    place.current?.focus()
  }
  return {
    version: settled ?? version,
    errors: failure?.fields ?? {},
    submit: form.handleSubmit(stale ? askAgain : submit),
    answer: { place, form, failure, stale, hurried, settle },
  }
}

type Props = {
  answer: ReturnType<typeof useSaveAnswer>['answer']
  fields: readonly FormField[]
  /** Brings the person to the question at this path. */
  go: (path: string) => void
}

/** What a refused save says, above the answers it is about. */
export function SaveAnswer({ answer: { place, form, failure, stale, hurried, settle }, fields, go }: Props) {
  return (
    <div ref={place} tabIndex={-1} className="rounded-md outline-none empty:hidden focus-visible:outline-2">
      {stale ? (
        <StalePanel stale={stale} fields={fields} form={form} hurried={hurried} onSettled={settle} />
      ) : (
        failure && <ErrorSummary errors={failure.fields ?? {}} failure={failure} fields={fields} go={go} />
      )}
    </div>
  )
}
