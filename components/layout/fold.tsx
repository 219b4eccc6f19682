import { ChevronDown } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

type Props = {
  /** Also its anchor: a link to it opens it. */
  id: string
  title: ReactNode
  /** What stands beside the title, also while it is folded: its state, or in short what it holds. */
  brief?: ReactNode
  open?: boolean
  children: ReactNode
}

/** A part of a page under its own heading that folds to one line. Native, so that it opens without script. */
export function Fold({ id, title, brief, open = false, children }: Props) {
  const headingId = `${id}-heading`
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="scroll-mt-20 rounded-md border border-hairline bg-surface lg:scroll-mt-28"
    >
      <details data-fold open={open} className="group/fold">
        <summary className="flex min-h-11 items-center gap-3 rounded-md px-4 py-2 hover:bg-hover sm:px-5">
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
            <h2 id={headingId} className="text-base leading-6">
              {title}
            </h2>
            {brief && <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm text-muted">{brief}</span>}
          </span>
          <Icon
            of={ChevronDown}
            size={16}
            className="shrink-0 text-muted transition-transform group-open/fold:rotate-180"
          />
        </summary>
        <div className="border-t border-hairline px-4 py-4 sm:px-5">{children}</div>
      </details>
    </section>
  )
}

/** A part within one that folds, with a heading of its own. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="grid scroll-mt-20 gap-3 lg:scroll-mt-28">
      <h3 id={`${id}-heading`} className="font-semibold">
        {title}
      </h3>
      {children}
    </section>
  )
}
