import type { ReactNode } from 'react'
import { cx } from './cx'

export type Tone = 'neutral' | 'outline' | 'ok' | 'ontrack' | 'withinday' | 'urgent' | 'overdue'

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover text-text',
  outline: 'border-dashed border-control text-muted',
  ok: 'bg-ok text-ok-ink',
  ontrack: 'bg-ontrack text-ontrack-ink',
  withinday: 'bg-withinday text-withinday-ink',
  urgent: 'border-urgent-ink bg-urgent text-urgent-ink',
  overdue: 'bg-overdue text-overdue-ink',
}

type Props = { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }

/** A short word with a ground colour. The word says it; icon and colour only help. */
export function Badge({ tone = 'neutral', icon, children, className }: Props) {
  return (
    <span
      data-badge
      className={cx(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-md border border-transparent px-2 py-0.5 text-sm leading-5 font-medium',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </span>
  )
}
