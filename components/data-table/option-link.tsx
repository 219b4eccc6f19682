'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TableState } from '@/lib/table/state'
import { TableLink } from './navigation'

type Props = { to: TableState; chosen: boolean; detail?: ReactNode; children: ReactNode }

/** A line of a menu that can be chosen; the menu stays open. */
export function OptionLink({ to, chosen, detail, children }: Props) {
  return (
    <TableLink
      to={to}
      aria-current={chosen ? 'true' : undefined}
      className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover aria-[current=true]:font-medium max-sm:min-h-11"
    >
      <span aria-hidden className="flex size-4 shrink-0 items-center justify-center text-accent">
        {chosen && <Check size={16} strokeWidth={2} />}
      </span>
      <span className="min-w-0 flex-1">{children}</span>
      {detail !== undefined && (
        <span data-tabular className="pl-3 text-muted">
          {detail}
        </span>
      )}
    </TableLink>
  )
}
