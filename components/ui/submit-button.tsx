'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import type { ButtonLook } from './button-class'

type Props = ButtonLook & {
  children: ReactNode
  pendingText: string
  name?: string
  value?: string
  className?: string
}

/** Sends the form it stands in; says so while it is under way and cannot be pressed twice. */
export function SubmitButton({ children, pendingText, variant = 'primary', ...rest }: Props) {
  const { pending } = useFormStatus()
  return (
    <Button {...rest} variant={variant} type="submit" disabled={pending} aria-live="polite">
      {pending ? pendingText : children}
    </Button>
  )
}
