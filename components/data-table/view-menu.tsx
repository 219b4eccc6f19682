'use client'

import { Columns3 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { columnToggled, sized } from '@/lib/table/steps'
import { chooseDensity } from '@/lib/text/actions'
import { useTableNavigation } from './navigation'
import { OptionLink } from './option-link'
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
