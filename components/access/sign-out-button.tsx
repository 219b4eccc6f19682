'use client'

import { useTransition } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'

type Props = ButtonLook & {
  send: (input: unknown) => Promise<Result<null>>
  text: string
  /** Asked when this device keeps unsent drafts, because signing out removes them. */
  question: string
  className?: string
}

/** Signs out wherever it is asked for. Unsent drafts on the device are removed, after asking. */
export async function signOutHere(send: Props['send'], question: string): Promise<void> {
  const drafts = await import('./device-drafts')
  const kept = await drafts.countDrafts().catch(() => 0)
  if (kept > 0 && !window.confirm(question)) return
  const result = await send(null).catch(() => null)
  if (!result || (!result.ok && result.code !== 'signed_out')) return
  await drafts.wipeDrafts().catch(() => undefined)
  window.location.assign('/login')
}

/** A button that signs out. */
export function SignOutButton({ send, text, question, ...look }: Props) {
  const [pending, start] = useTransition()
  return (
    <Button {...look} disabled={pending} onClick={() => start(() => signOutHere(send, question))}>
      {text}
    </Button>
  )
}
