import type { ReactNode } from 'react'

type Props = { id: string; title: string; count?: number; help?: ReactNode; actions?: ReactNode; children: ReactNode }

/** A part of a page under its own heading; `id` is also its anchor. */
export function Section({ id, title, count, help, actions, children }: Props) {
  const headingId = `${id}-heading`
  return (
    <section id={id} aria-labelledby={headingId} className="rounded-md border border-hairline bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-4 py-3 sm:px-5">
        <h2 id={headingId} className="flex items-baseline gap-2 text-lg leading-6">
          {title}
          {count !== undefined && (
            <span data-tabular className="text-sm font-normal text-muted">
              {count}
            </span>
          )}
        </h2>
        {actions && (
          <div data-chrome className="flex flex-wrap gap-2">
            {actions}
          </div>
        )}
      </div>
      <div className="px-4 py-4 sm:px-5">
        {help && <div className="measure mb-3 text-sm text-muted">{help}</div>}
        {children}
      </div>
    </section>
  )
}

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
