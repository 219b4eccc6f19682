import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type Props = {
  id: string
  title: string
  count?: number
  help?: ReactNode
  actions?: ReactNode
  /** Less room around it: for parts of a page that stand side by side. */
  dense?: boolean
  /** Said beside the heading where there is nothing to show: without content of its own the part is this one line. */
  nothing?: string
  children?: ReactNode
}

/** A part of a page under its own heading; `id` is also its anchor. */
export function Section({ id, title, count, help, actions, dense = false, nothing, children }: Props) {
  const headingId = `${id}-heading`
  return (
    <section id={id} aria-labelledby={headingId} className="rounded-md border border-hairline bg-surface">
      <div
        className={cx(
          'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4',
          !nothing && 'border-b border-hairline',
          dense ? 'py-1.5' : 'py-3 sm:px-5',
        )}
      >
        <h2 id={headingId} className={cx('flex items-baseline gap-2 leading-6', dense ? 'text-base' : 'text-lg')}>
          {title}
          {count !== undefined && (
            <span data-tabular className="text-sm font-normal text-muted">
              {count}
            </span>
          )}
        </h2>
        {nothing && <p className="mr-auto text-sm text-muted">{nothing}</p>}
        {actions && (
          <div data-chrome className="flex flex-wrap items-center gap-x-3 gap-y-2">
            {actions}
          </div>
        )}
      </div>
      <div
        className={cx(
          'px-4 empty:hidden',
          nothing ? cx('pb-2', !dense && 'sm:px-5') : dense ? 'py-2.5' : 'py-4 sm:px-5',
        )}
      >
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
