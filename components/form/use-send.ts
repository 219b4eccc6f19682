'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import type { Failure, Result } from '@/lib/errors/refusal'
import { errorText, fieldErrorTexts } from '@/lib/text/error-text'
import { unreachable } from './model/answer'

type Options<T, I> = {
  /** The server has it: where to go now, what to show. */
  done: (value: T, input: I) => void | Promise<void>
  /** Removes what this device kept of it, once the server has it and before `done`. */
  forget?: (input: I) => Promise<void>
}

/**
 * The one way in which a form, or a button, sends to the server: through a server action, or a route (`answer.ts`). Tells
 * `pending` while one is under way (a second press sends nothing), `saved` from its success to the next sending, `failure`
 * from a refusal to the next answer, and `sent`, what that was an answer to. A lost connection is a failure like any other. What was
 * typed stays with the form: `useDraft` keeps it on the device. The words of a failure: `useRefusal`.
 */
export function useSend<T, I = unknown>(
  send: (input: I) => Promise<Result<T>>,
  options: Options<T, I> | Options<T, I>['done'],
) {
  const { done, forget } = typeof options === 'function' ? { done: options } : options
  const [answer, setAnswer] = useState<{ result: Result<T>; sent: I } | null>(null)
  const [pending, start] = useTransition()
  const busy = useRef(false)
  const submit = (input: I) => {
    if (busy.current) return
    busy.current = true
    start(async () => {
      const result = await send(input).catch(() => unreachable)
      busy.current = false
      if (result.ok) await forget?.(input)
      setAnswer({ result, sent: input })
      if (result.ok) await done(result.value, input)
    })
  }
  const failure = answer && !answer.result.ok ? answer.result : null
  return {
    submit,
    pending,
    failure,
    sent: answer?.sent,
    saved: answer?.result.ok === true && !pending,
    /** The person has dealt with what the last answer said. */
    clear: () => setAnswer(null),
    /** The person types anew: what was saved is no longer all there is. */
    typed: () => setAnswer((last) => (last?.result.ok ? null : last)),
  }
}

/**
 * Words for a refusal: `whole` for all of it (its own reason where there is one, else what its code says), `field` for one
 * answer by its name. Needs the catalogue `errors`; the words of `own` go first.
 */
export function useRefusal(failure: Failure | null, own: 'access' | 'mail' | 'errors' = 'errors') {
  const [t, special] = [useTranslations('errors'), useTranslations(own)]
  const reason = `reasons.${failure?.reason}`
  const whole = failure && (own !== 'errors' && special.has(reason) ? special(reason) : errorText(t, failure))
  const field = (name: string): string | undefined => {
    const key = `fields.${failure?.fields?.[name]?.[0]}`
    if (own !== 'errors' && special.has(key)) return special(key)
    return failure?.fields && fieldErrorTexts(t, failure.fields, name)
  }
  return { whole, field }
}
