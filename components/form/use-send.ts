'use client'

import { useState, useTransition } from 'react'
import type { Failure, Result } from '@/lib/errors/refusal'

const noNetwork: Failure = { ok: false, code: 'unavailable', reason: 'network' }

/**
 * Sends a value to a server action and keeps what it said: `failure` stays until the next sending, `pending` while one
 * is under way. A lost connection is a failure like any other. What was typed stays with the form.
 */
export function useSend<T>(send: (input: unknown) => Promise<Result<T>>, done: (value: T) => void) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pending, start] = useTransition()
  const submit = (input: unknown) =>
    start(async () => {
      const result = await send(input).catch(() => noNetwork)
      if (result.ok) {
        setFailure(null)
        done(result.value)
      } else setFailure(result)
    })
  return { submit, pending, failure }
}
