import { initialState, openMenus } from '@/lib/table/state'
import { columnMoved, columnPinned, columnSized, columnsReset, columnToggled, opened } from '@/lib/table/steps'
import type { Drawing } from './drawing'
import type { ShownColumn, TableModel } from './model'
import { Option } from './option'

/** Every column with its steps, each a link: shown or not, left, right, narrower, wider, kept at the start. */
export function ColumnsPanel({ drawing, model }: { drawing: Drawing; model: TableModel }) {
  const { columns, shape, state, t, to } = drawing
  if (state.open !== openMenus.columns)
    return (
      <a href={to(opened(state, openMenus.columns))} data-ask className="dt-line text-accent underline">
        {t('askChoices')}
      </a>
    )
  const shown = new Set(model.columns.map(({ id }) => id))
  return (
    <>
      <ul>
        {model.columns.map((column) => (
          <li key={column.id} className="dt-column">
            {column.hideable === false ? (
              <span aria-current="true" className="dt-line dt-option">
                <span>{column.label}</span>
              </span>
            ) : (
              <Option href={to(columnToggled(state, column.id))} chosen>
                {column.label}
              </Option>
            )}
            <Steps column={column} drawing={drawing} />
          </li>
        ))}
        {columns
          .filter(({ id }) => !shown.has(id))
          .map((column) => (
            <li key={column.id}>
              <Option href={to(columnToggled(state, column.id))} chosen={false}>
                {column.label}
              </Option>
            </li>
          ))}
      </ul>
      <a href={to(columnsReset(state, initialState(shape)))} className="dt-line text-accent underline">
        {t('resetColumns')}
      </a>
    </>
  )
}

/** At the edge a step leads nowhere and stays where it is, so that the focus does too. */
function Steps({ column, drawing }: { column: ShownColumn; drawing: Drawing }) {
  const { shape, state, t, to } = drawing
  const { id, label: name, width } = column
  const steps = [
    { sign: '←', label: t('moveLeft', { name }), next: columnMoved(state, shape, id, -1) },
    { sign: '→', label: t('moveRight', { name }), next: columnMoved(state, shape, id, 1) },
    { sign: '−', label: t('narrower', { name }), next: columnSized(state, id, width, -1) },
    { sign: '+', label: t('wider', { name }), next: columnSized(state, id, width, 1) },
  ]
  return (
    <>
      {steps.map(({ sign, label, next }) => (
        <a key={sign} href={to(next)} aria-label={label} aria-disabled={next === state ? 'true' : undefined}>
          {sign}
        </a>
      ))}
      {column.hideable === false ? (
        <i />
      ) : (
        <a
          href={to(columnPinned(state, id))}
          aria-label={state.pinned.includes(id) ? t('unpin', { name }) : t('pin', { name })}
          aria-current={state.pinned.includes(id) ? 'true' : undefined}
          data-pin
        >
          {/* A pin of its own, for letters have none. */}
          <svg aria-hidden="true" viewBox="0 0 24 24">
            <path d="M12 17v5M9 10.8V4h6v6.8l2 3.2v3H7v-3z" />
          </svg>
        </a>
      )}
    </>
  )
}
