'use client'

import { X } from 'lucide-react'
import { cleared, filterToggled, isNarrowed } from '@/lib/table/steps'
import { TableLink, useTableNavigation } from './navigation'
import type { Facet, TableTexts } from './types'

/** What keeps rows away, each part to be taken away, and one link for all. */
export function ActiveFilters({ facets, texts }: { facets: readonly Facet[]; texts: TableTexts }) {
  const { state } = useTableNavigation()
  const chips = facets.flatMap((facet) =>
    (state.filters[facet.field] ?? []).map((value) => ({
      key: `${facet.field}=${value}`,
      field: facet.label,
      value: facet.options.find((option) => option.value === value)?.label ?? value,
      to: filterToggled(state, facet.field, value),
    })),
  )
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-2 text-sm">
      <p role="status" data-tabular className="text-muted">
        <span aria-hidden>{texts.count}</span>
        <span className="sr-only">{texts.status}</span>
      </p>
      {chips.map((chip) => (
        <TableLink
          key={chip.key}
          to={chip.to}
          title={texts.remove}
          className="inline-flex min-h-6 items-center gap-1.5 rounded-full border border-accent bg-ontrack px-2.5 text-ontrack-ink hover:bg-hover"
        >
          <span>
            {chip.field}: {chip.value}
          </span>
          <X aria-hidden size={14} strokeWidth={1.75} />
          <span className="sr-only">{texts.remove}</span>
        </TableLink>
      ))}
      {isNarrowed(state) && (
        <TableLink
          to={cleared(state)}
          className="min-h-6 rounded-sm text-accent underline underline-offset-3 hover:decoration-2"
        >
          {texts.clear}
        </TableLink>
      )}
    </div>
  )
}
