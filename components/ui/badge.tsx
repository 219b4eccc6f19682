import { Archive, Check, CircleDashed, CircleDot, Eye, type IconNode, Pencil, ShieldCheck, Undo2 } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { cx } from './cx'

const looks: Readonly<Record<string, { tone: Tone; icon: IconNode }>> = {
  draft: { tone: 'outline', icon: Pencil },
  in_review: { tone: 'ontrack', icon: Eye },
  in_force: { tone: 'ok', icon: ShieldCheck },
  retired: { tone: 'neutral', icon: Archive },
  open: { tone: 'outline', icon: CircleDot },
  in_progress: { tone: 'ontrack', icon: CircleDashed },
  resolved: { tone: 'ok', icon: Check },
  withdrawn: { tone: 'neutral', icon: Undo2 },
}

/** A state with its word, icon and colour; a state it does not know stays a plain word. */
export function StatusBadge({ status, label }: { status: string; label: string }) {
  const look = looks[status]
  if (!look) return <Badge>{label}</Badge>
  return (
    <Badge tone={look.tone} icon={<Icon of={look.icon} size={14} className="shrink-0" />}>
      {label}
    </Badge>
  )
}

export type Tone = 'neutral' | 'outline' | 'ok' | 'ontrack' | 'withinday' | 'urgent' | 'overdue' | 'exercise'

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'border-transparent bg-hover text-text',
  outline: 'border-dashed border-control text-muted',
  ok: 'border-transparent bg-ok text-ok-ink',
  ontrack: 'border-transparent bg-ontrack text-ontrack-ink',
  withinday: 'border-transparent bg-withinday text-withinday-ink',
  urgent: 'border-urgent-ink bg-urgent text-urgent-ink',
  overdue: 'border-transparent bg-overdue text-overdue-ink',
  exercise: 'border-exercise-ink bg-exercise text-exercise-ink',
}

type Props = { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }

/** A short word with a ground colour. The word says it; icon and colour only help. */
export function Badge({ tone = 'neutral', icon, children, className }: Props) {
  return (
    <span
      data-badge
      className={cx(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-md border px-2 py-0.5 text-sm leading-5 font-medium',
        // A word of ours stays on one line; one that people wrote may be longer than the page.
        typeof children === 'string' && children.length > 24 ? 'wrap-anywhere' : 'whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </span>
  )
}
