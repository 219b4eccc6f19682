import type { ReactNode } from 'react'

/** Nothing here, and what to do about it. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-md border border-dashed border-control/60 bg-surface px-6 py-12 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="measure text-muted">{children}</div>}
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
