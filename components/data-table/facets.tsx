'use client'

import { ChevronDown } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { filterToggled } from '@/lib/table/steps'
import { OptionLink, useTableNavigation } from './navigation'
import type { Facet, TableTexts } from './types'

const shownAtFirst = 5

/** One menu per facet, its values with their counts; those beyond the first few share a menu. */
export function FacetMenus({ facets, texts }: { facets: readonly Facet[]; texts: TableTexts }) {
  if (facets.length === 0) return null
  const rest = facets.length > shownAtFirst + 1 ? facets.slice(shownAtFirst) : []
  return (
    <fieldset data-chrome aria-label={texts.filters} className="flex flex-wrap gap-2">
      {facets.slice(0, facets.length - rest.length).map((facet) => (
        <Menu
          key={facet.field}
          id={`facet-${facet.field}`}
          panelClass="max-h-96 max-w-96 overflow-y-auto"
          className="font-normal"
          label={<FacetLabel text={facet.label} facets={[facet]} />}
        >
          <FacetOptions facet={facet} />
        </Menu>
      ))}
      {rest.length > 0 && (
        <Menu
          id="facets-more"
          panelClass="max-h-[70dvh] w-80 overflow-y-auto"
          className="font-normal"
          label={<FacetLabel text={texts.moreFilters} facets={rest} />}
        >
          {rest.map((facet) => (
            <details key={facet.field} className="border-b border-hairline py-0.5 last:border-b-0">
              <summary className="flex min-h-9 list-none items-center justify-between gap-2 rounded-md px-2 text-sm font-medium hover:bg-hover">
                <FacetLabel text={facet.label} facets={[facet]} />
              </summary>
              <FacetOptions facet={facet} />
            </details>
          ))}
        </Menu>
      )}
    </fieldset>
  )
}

function FacetLabel({ text, facets }: { text: string; facets: readonly Facet[] }) {
  const { state } = useTableNavigation()
  const chosen = facets.reduce((sum, facet) => sum + (state.filters[facet.field]?.length ?? 0), 0)
  return (
    <>
      {text}
      {chosen > 0 && (
        <span data-tabular className="rounded-full bg-ontrack px-1.5 font-medium text-ontrack-ink">
          {chosen}
        </span>
      )}
      <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="text-muted" />
    </>
  )
}

function FacetOptions({ facet }: { facet: Facet }) {
  const { state } = useTableNavigation()
  const chosen = state.filters[facet.field] ?? []
  return (facet.options ?? []).map((option) => (
    <OptionLink
      key={option.value}
      to={filterToggled(state, facet.field, option.value)}
      chosen={chosen.includes(option.value)}
      detail={option.count}
    >
      {option.label}
    </OptionLink>
  ))
}
