'use client'

import { ArrowDown, ArrowDownUp, ArrowUp, Columns3 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { columnToggled, sized, sortToggled } from '@/lib/table/steps'
import { chooseDensity } from '@/lib/text/actions'
import { OptionLink, TableLink, useTableNavigation } from './navigation'
import type { DataColumn, TableTexts } from './types'

const heading = 'px-2 pt-2 pb-1 text-sm text-muted'
const densityButton = 'min-h-8 rounded-md px-2 text-sm hover:bg-hover'

/** Which columns, how many rows a page, how high. */
export function ViewMenu({ columns, texts }: { columns: readonly DataColumn[]; texts: TableTexts }) {
  const { state, shape } = useTableNavigation()
  return (
    <Menu
      id="view-menu"
      className="font-normal"
      panelClass="max-h-[70dvh] overflow-y-auto"
      label={
        <>
          <Columns3 aria-hidden size={16} strokeWidth={1.5} />
          {texts.view}
        </>
      }
    >
      <p className={heading}>{texts.columns}</p>
      {columns
        .filter((column) => column.hideable !== false)
        .map((column) => (
          <OptionLink key={column.id} to={columnToggled(state, column.id)} chosen={!state.hidden.includes(column.id)}>
            {column.label}
          </OptionLink>
        ))}
      <p className={heading}>{texts.rows}</p>
      <div className="flex">
        {[...shape.sizes]
          .sort((a, b) => a - b)
          .map((size) => (
            <OptionLink key={size} to={sized(state, size)} chosen={size === state.size}>
              {size}
            </OptionLink>
          ))}
      </div>
      <form action={chooseDensity}>
        <p className={heading}>{texts.density}</p>
        <button type="submit" name="density" value="comfortable" className={densityButton}>
          {texts.comfortable}
        </button>
        <button type="submit" name="density" value="compact" className={densityButton}>
          {texts.compact}
        </button>
      </form>
    </Menu>
  )
}

/** Order by several columns without the Shift key, and on a phone, where there is no header. */
export function SortMenu({ columns, texts }: { columns: readonly DataColumn[]; texts: TableTexts }) {
  const { state } = useTableNavigation()
  return (
    <Menu
      id="sort-menu"
      className="font-normal"
      panelClass="max-w-80"
      label={
        <>
          <ArrowDownUp aria-hidden size={16} strokeWidth={1.5} />
          {texts.sort}
        </>
      }
    >
      <p className="px-2 pb-2 text-sm text-muted">{texts.sortHint}</p>
      {columns
        .filter((column) => column.sortable)
        .map((column) => {
          const place = state.sort.findIndex((key) => key.field === column.id)
          const dir = state.sort[place]?.dir
          return (
            <TableLink
              key={column.id}
              to={sortToggled(state, column.id, true)}
              className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover max-sm:min-h-11"
            >
              <span data-tabular aria-hidden className="w-4 text-center font-medium text-accent">
                {place >= 0 ? place + 1 : ''}
              </span>
              <span className="flex-1">{column.label}</span>
              <span className="flex items-center gap-1 text-muted">
                {dir === 'asc' && <ArrowUp aria-hidden size={14} strokeWidth={1.75} />}
                {dir === 'desc' && <ArrowDown aria-hidden size={14} strokeWidth={1.75} />}
                <span className={dir ? '' : 'sr-only'}>
                  {dir === 'asc' ? texts.ascending : dir === 'desc' ? texts.descending : texts.unsorted}
                </span>
              </span>
            </TableLink>
          )
        })}
    </Menu>
  )
}
