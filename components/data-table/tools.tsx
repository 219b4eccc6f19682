import { ArrowDownUp, Columns3, Search, SlidersHorizontal } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import { groupable, longestSearch, openMenus } from '@/lib/table/state'
import { grouped, opened, searched, sized, sortToggled } from '@/lib/table/steps'
import { chooseDensity, chooseKeys } from '@/lib/text/actions'
import { ColumnsPanel } from './columns-panel'
import { type Drawing, fieldsOf } from './drawing'
import type { TableModel } from './model'
import { Option } from './option'

const heading = 'px-2 pt-2 pb-1 text-sm text-muted'

/** A form that goes to the address with other words; the controller sends it while one types. */
export function SearchForm({ drawing }: { drawing: Drawing }) {
  const { path, state, t, to } = drawing
  return (
    <form method="get" action={path} data-search className="relative w-full sm:w-72">
      <Icon of={Search} size={16} className="pointer-events-none absolute top-2.5 left-3 text-muted" />
      <Input
        type="search"
        name="q"
        defaultValue={state.q}
        maxLength={longestSearch}
        aria-label={t('search')}
        aria-keyshortcuts="/"
        placeholder={t('search')}
        className="pl-9 text-sm"
        autoComplete="off"
      />
      {fieldsOf(to(searched(state, ''))).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="sr-only">
        {t('searchButton')}
      </button>
    </form>
  )
}

/** Order by several columns without the Shift key, and on a phone, where there is no header. */
export function SortMenu({ drawing }: { drawing: Drawing }) {
  const { state, t } = drawing
  return (
    <Menu
      id="sort-menu"
      className="font-normal"
      panelClass={`dt-panel w-80 ${state.open === openMenus.sort ? 'dt-open' : ''}`}
      label={
        <>
          <Icon of={ArrowDownUp} size={16} />
          {t('sort')}
        </>
      }
    >
      {state.open === openMenus.sort ? <SortLines drawing={drawing} /> : <Ask drawing={drawing} menu="sort" />}
    </Menu>
  )
}

/** Which columns, in which order, how wide: drawn when it is opened. */
export function ColumnsMenu({ drawing, model }: { drawing: Drawing; model: TableModel }) {
  const { state, t } = drawing
  return (
    <Menu
      id="columns-menu"
      className="font-normal"
      panelClass={`dt-panel w-96 ${state.open === openMenus.columns ? 'dt-open' : ''}`}
      label={
        <>
          <Icon of={Columns3} size={16} />
          {t('columns')}
        </>
      }
    >
      <ColumnsPanel drawing={drawing} model={model} />
    </Menu>
  )
}

/** How many rows a page, grouped by what, how high, and whether single keys act. */
export function ViewMenu({ drawing }: { drawing: Drawing }) {
  const { state, t } = drawing
  return (
    <Menu
      id="view-menu"
      className="font-normal"
      panelClass={`dt-panel ${state.open === openMenus.view ? 'dt-open' : ''}`}
      label={
        <>
          <Icon of={SlidersHorizontal} size={16} />
          {t('view')}
        </>
      }
    >
      {state.open === openMenus.view ? <ViewLines drawing={drawing} /> : <Ask drawing={drawing} menu="view" />}
    </Menu>
  )
}

/** Single keys can be switched off: who speaks to a machine says them by accident (WCAG 2.1.4). */
export function KeysForm({ t }: Pick<Drawing, 't'>) {
  return (
    <form action={chooseKeys} data-keys-form>
      <p className={heading}>{t('singleKeys')}</p>
      <button type="submit" name="keys" value="on" className="dt-look">
        {t('keysOn')}
      </button>
      <button type="submit" name="keys" value="off" className="dt-look">
        {t('keysOff')}
      </button>
    </form>
  )
}

/** The link that asks for a menu; the controller follows it when the menu is opened. */
function Ask({ drawing: { state, t, to }, menu }: { drawing: Drawing; menu: keyof typeof openMenus }) {
  return (
    <a href={to(opened(state, openMenus[menu]))} data-ask className="dt-line text-accent underline">
      {t('askChoices')}
    </a>
  )
}

function SortLines({ drawing }: { drawing: Drawing }) {
  const { columns, state, t, to } = drawing
  return (
    <>
      <p className="px-2 pb-2 text-sm text-muted">{t('sortHint')}</p>
      {columns
        .filter((column) => column.sortable)
        .map((column) => {
          const place = state.sort.findIndex((key) => key.field === column.id)
          const dir = state.sort[place]?.dir
          const words = dir === 'asc' ? t('ascending') : dir === 'desc' ? t('descending') : t('unsorted')
          return (
            <a
              key={column.id}
              href={to({ ...sortToggled(state, column.id, true), open: state.open })}
              className="dt-line dt-sort"
            >
              <b data-tabular aria-hidden>
                {place >= 0 ? place + 1 : ''}
              </b>
              <span>{column.label}</span> <small className={dir ? '' : 'sr-only'}>{words}</small>
            </a>
          )
        })}
    </>
  )
}

function ViewLines({ drawing }: { drawing: Drawing }) {
  const { columns, shape, state, t, to } = drawing
  const groups = groupable(shape).flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return (
    <>
      {groups.length > 0 && (
        <>
          <p className={heading}>{t('groupBy')}</p>
          <Option href={to({ ...grouped(state, null), open: state.open })} chosen={state.group === null}>
            {t('noGroup')}
          </Option>
          {groups.map((column) => (
            <Option
              key={column.id}
              href={to({ ...grouped(state, column.id), open: state.open })}
              chosen={state.group === column.id}
            >
              {column.label}
            </Option>
          ))}
        </>
      )}
      <p className={heading}>{t('rows')}</p>
      <div className="flex">
        {[...shape.sizes]
          .sort((a, b) => a - b)
          .map((size) => (
            <Option key={size} href={to({ ...sized(state, size), open: state.open })} chosen={size === state.size}>
              {size}
            </Option>
          ))}
      </div>
      <form action={chooseDensity}>
        <p className={heading}>{t('density')}</p>
        <button type="submit" name="density" value="comfortable" className="dt-look">
          {t('comfortable')}
        </button>
        <button type="submit" name="density" value="compact" className="dt-look">
          {t('compact')}
        </button>
      </form>
      <KeysForm t={t} />
      <a href={to(opened(state, openMenus.keys))} data-keys className="dt-line text-accent underline">
        {t('keysShow')}
      </a>
    </>
  )
}
