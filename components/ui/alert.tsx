import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { cx } from './cx'

const looks = {
  info: { ground: 'border-transparent bg-ontrack text-ontrack-ink', icon: Info },
  ok: { ground: 'border-transparent bg-ok text-ok-ink', icon: CircleCheck },
  warning: { ground: 'border-transparent bg-withinday text-withinday-ink', icon: TriangleAlert },
  error: { ground: 'border-danger bg-surface text-text', icon: CircleAlert },
} as const

type Props = {
  tone?: keyof typeof looks
  title?: string
  children?: ReactNode
  role?: 'status' | 'alert'
  className?: string
}

/** Something a person should know before going on. `role` only when it appears after the page was read. */
export function Alert({ tone = 'info', title, children, role, className }: Props) {
  const look = looks[tone]
  return (
    <div role={role} className={cx('flex gap-3 rounded-md border px-4 py-3', look.ground, className)}>
      <Icon of={look.icon} size={20} className={cx('mt-0.5 shrink-0', tone === 'error' && 'text-danger')} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}
