import { Eye, FlaskConical, History, TrafficCone } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

const looks = {
  info: { ground: 'bg-ontrack text-ontrack-ink', icon: Eye },
  past: { ground: 'bg-withinday text-withinday-ink', icon: History },
  example: { ground: 'bg-hover text-text', icon: FlaskConical },
  exercise: { ground: 'bg-exercise text-exercise-ink', icon: TrafficCone },
} as const

/** A line over the page that holds as long as one is there. */
export function Banner({ tone, children }: { tone: keyof typeof looks; children: ReactNode }) {
  const look = looks[tone]
  return (
    <div className={`flex items-center gap-2 px-4 py-2 text-sm font-medium sm:px-6 lg:px-8 ${look.ground}`}>
      <Icon of={look.icon} size={16} className="shrink-0" />
      {children}
    </div>
  )
}
