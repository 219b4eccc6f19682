import { Archive, Check, CircleDashed, CircleDot, Eye, type LucideIcon, Pencil, ShieldCheck, Undo2 } from 'lucide-react'
import { Badge, type Tone } from './badge'

const looks: Readonly<Record<string, { tone: Tone; icon: LucideIcon }>> = {
  draft: { tone: 'outline', icon: Pencil },
  in_review: { tone: 'withinday', icon: Eye },
  in_force: { tone: 'ok', icon: ShieldCheck },
  retired: { tone: 'neutral', icon: Archive },
  open: { tone: 'withinday', icon: CircleDot },
  in_progress: { tone: 'ontrack', icon: CircleDashed },
  resolved: { tone: 'ok', icon: Check },
  withdrawn: { tone: 'neutral', icon: Undo2 },
}

/** A state with its word, icon and colour; a state it does not know stays a plain word. */
export function StatusBadge({ status, label }: { status: string; label: string }) {
  const look = looks[status]
  if (!look) return <Badge>{label}</Badge>
  return (
    <Badge tone={look.tone} icon={<look.icon aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />}>
      {label}
    </Badge>
  )
}
