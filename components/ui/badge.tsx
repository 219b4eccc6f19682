import type { ReactNode } from 'react'
import { cx } from './cx'

export type Tone = 'neutral' | 'outline' | 'ok' | 'ontrack' | 'withinday' | 'urgent' | 'overdue'

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'border-transparent bg-hover text-text',
  outline: 'border-dashed border-control text-muted',
  ok: 'border-transparent bg-ok text-ok-ink',
  ontrack: 'border-transparent bg-ontrack text-ontrack-ink',
  withinday: 'border-transparent bg-withinday text-withinday-ink',
  urgent: 'border-urgent-ink bg-urgent text-urgent-ink',
  overdue: 'border-transparent bg-overdue text-overdue-ink',
}

type Props = { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }

/** A short word with a ground colour. The word says it; icon and colour only help. */
export function Badge({ tone = 'neutral', icon, children, className }: Props) {
  return (
    <span
      data-badge
      className={cx(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-md border px-2 py-0.5 text-sm leading-5 font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </span>
  )
}
