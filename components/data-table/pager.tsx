'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { pageCount } from '@/lib/table/range'
import { paged } from '@/lib/table/steps'
import { TableLink, useTableNavigation } from './navigation'
import type { TableTexts } from './types'

/** "1–50 of 128" with the page before and after. */
export function Pager({ rowCount, texts }: { rowCount: number; texts: TableTexts }) {
  const { state } = useTableNavigation()
  const last = pageCount(state.size, rowCount)
  if (rowCount === 0) return null
  return (
    <nav aria-label={texts.pages} className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p data-tabular className="text-muted">
        {texts.range}
      </p>
      <div data-chrome className="flex gap-2">
        {state.page > 1 && (
          <TableLink
            rel="prev"
            to={paged(state, Math.min(state.page - 1, last))}
            className={buttonClass({}, 'font-normal')}
          >
            <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
            {texts.previous}
          </TableLink>
        )}
        {state.page < last && (
          <TableLink rel="next" to={paged(state, state.page + 1)} className={buttonClass({}, 'font-normal')}>
            {texts.next}
            <ChevronRight aria-hidden size={16} strokeWidth={1.5} />
          </TableLink>
        )}
      </div>
    </nav>
  )
}
