import { ChevronDown, ChevronUp, X } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { peeked } from '@/lib/table/steps'
import type { Drawing } from './drawing'
import type { DataRow } from './types'

type Props = { drawing: Drawing; rows: readonly DataRow[]; children: ReactNode }

/** A row beside the table, with the row before and after; the whole width on a phone. It stands in the address. */
export function SidePanel({ drawing, rows, children }: Props) {
  const { state, t, to } = drawing
  const at = rows.findIndex(({ id }) => id === state.peek)
  const before = at > 0 ? rows[at - 1] : undefined
  const after = at >= 0 ? rows[at + 1] : undefined
  const row = rows[at]
  const here = { ...state, open: null }
  return (
    <aside tabIndex={-1} aria-label={t('panel', { name: state.peek ?? '' })} className="dt-side">
      <div data-chrome className="flex items-center gap-1 border-b border-hairline px-2 py-1.5">
        {before && (
          <a
            href={to(peeked(here, before.id))}
            data-step="previous"
            className="dt-icon"
            aria-label={t('panelPrevious')}
          >
            <Icon of={ChevronUp} size={18} />
          </a>
        )}
        {after && (
          <a href={to(peeked(here, after.id))} data-step="next" className="dt-icon" aria-label={t('panelNext')}>
            <Icon of={ChevronDown} size={18} />
          </a>
        )}
        <a href={to(peeked(here, null))} data-close className="dt-icon ml-auto" aria-label={t('panelClose')}>
          <Icon of={X} size={18} />
        </a>
      </div>
      {row?.actions && row.actions.length > 0 && (
        <div data-chrome className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 text-sm">
          {row.actions.map((action) => (
            <a key={action.href} href={action.href} className="dt-link">
              {action.label}
            </a>
          ))}
        </div>
      )}
      <div className="p-4">{children ?? <p className="text-muted">{t('panelNothing')}</p>}</div>
    </aside>
  )
}
