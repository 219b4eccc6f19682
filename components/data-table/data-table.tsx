import { getLocale, getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import { openMenus } from '@/lib/table/state'
import { cleared, isNarrowed, paged } from '@/lib/table/steps'
import { ActiveFilters, BulkBar, bulkForm, Pager, PrintCaption } from './bars'
import { TableController } from './controller'
import { type Drawing, drawingOf } from './drawing'
import { ExportMenu } from './export-menu'
import { FacetMenus } from './facets'
import { Head, pickWidth } from './head'
import { KeysDialog } from './keys-dialog'
import { tableModel } from './model'
import { betweenMenus } from './row-sign'
import { Rows } from './rows'
import { SidePanel } from './side-panel'
import { ColumnsMenu, SearchForm, SortMenu, ViewMenu } from './tools'
import type { DataRow, DataTableProps } from './types'

/**
 * A table whose state lives in the address: search, facets, sort by several columns, pages, columns, groups, a row beside it.
 * The server has read the rows and draws them; a click changes the address only, by one controller for the whole table.
 * Without JavaScript the same links and forms work.
 */
export async function DataTable(given: DataTableProps) {
  const props = given.files ? { ...given, rows: given.rows.map(picked) } : given
  const { state, total, searchable = true, bulk, files } = props
  if (props.firstUse && total.count === 0 && !isNarrowed(state)) return props.firstUse
  const [t, locale] = await Promise.all([getTranslations('table'), getLocale()])
  const drawing = drawingOf(props, t, locale)
  const model = tableModel(props)
  const canPick = props.rows.some((row) => row.pick !== undefined)
  const isPeeked = props.panel !== undefined && state.peek !== null
  return (
    <TableController
      q={state.q}
      peek={isPeeked ? state.peek : null}
      peekable={props.panel !== undefined}
      keys={state.open === openMenus.keys}
      edit={props.rows.some(({ editable }) => editable) ? props.edit : undefined}
    >
      <div data-chrome className="flex flex-wrap items-center gap-2">
        {props.views}
        {searchable && <SearchForm drawing={drawing} />}
        <span className="dt-tools dt-strip sm:ml-auto">
          {props.columns.some(({ sortable }) => sortable) && <SortMenu drawing={drawing} />}
          <ColumnsMenu drawing={drawing} model={model} />
          <ViewMenu drawing={drawing} />
          {files && <ExportMenu drawing={drawing} files={files} />}
        </span>
      </div>
      <FacetMenus drawing={drawing} />
      <ActiveFilters drawing={drawing} total={total} />
      {(bulk || files) && <p role="status" data-dropped={t('dropped')} className="text-sm font-medium empty:hidden" />}
      <PrintCaption drawing={drawing} total={total} />
      <p role="alert" data-offline hidden className="text-sm font-medium text-danger">
        {t('offline')}
      </p>
      <div className="dt-sides" data-peek={isPeeked ? '' : undefined}>
        <div className="dt-main">
          {props.rows.length === 0 ? (
            <NoRows drawing={drawing} beyond={total.count > 0} />
          ) : (
            <TableItself {...props} drawing={drawing} model={model} canPick={canPick} />
          )}
          {canPick && (bulk || files) && <BulkBar drawing={drawing} total={total} bulk={bulk} files={files} />}
          <Pager drawing={drawing} total={total} keys={props.keys} shown={props.rows.length} />
        </div>
        {isPeeked && (
          <SidePanel drawing={drawing} rows={props.rows}>
            {props.panel}
          </SidePanel>
        )}
      </div>
      <div
        id="row-menu"
        popover="auto"
        className="menu-panel dt-panel dt-rowmenu"
        data-menus={drawing.menus.said.join(betweenMenus)}
        data-peek={t('peek')}
        data-change={props.edit && t('changeCell', { name: '%' })}
      />
      {state.open === openMenus.keys && (
        <KeysDialog
          t={t}
          can={{ search: searchable, peek: props.panel !== undefined, pick: canPick, edit: props.edit !== undefined }}
        />
      )}
    </TableController>
  )
}

/** Whatever has a page of its own can be chosen for a file. */
function picked(row: DataRow): DataRow {
  return row.pick !== undefined || row.href === null ? row : { ...row, pick: row.id }
}

type Drawn = DataTableProps & { drawing: Drawing; model: ReturnType<typeof tableModel>; canPick: boolean }

function TableItself({ caption, rows, panel, pickForm, drawing, model, canPick }: Drawn) {
  const peekable = panel !== undefined
  const hasMenu = peekable || rows.some((row) => row.actions?.length)
  const picks = canPick ? (pickForm ?? bulkForm) : null
  const width = model.width + (picks ? pickWidth : 0)
  return (
    <>
      <p data-beyond hidden aria-hidden className="text-sm text-muted">
        {drawing.t('further')} <span />
      </p>
      <div className="dt-edge">
        <section
          aria-label={caption}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="dt-scroll"
        >
          <table style={{ minWidth: width, ...{ '--empty': JSON.stringify(drawing.t('empty')) } }}>
            <caption className="sr-only">{caption}</caption>
            <Head model={model} drawing={drawing} picks={picks} />
            <Rows model={model} drawing={drawing} picks={picks} hasMenu={hasMenu} peekable={peekable} />
          </table>
        </section>
      </div>
    </>
  )
}

/** Nothing to show: because nothing matches, or because the address names a page after the last. */
function NoRows({ drawing, beyond }: { drawing: Drawing; beyond: boolean }) {
  const { state, t, to } = drawing
  return (
    <div className="grid justify-items-center gap-3 rounded-md border border-dashed border-control/60 bg-surface px-6 py-12 text-center">
      <p className="text-lg font-semibold">{beyond ? t('noPage') : t('noMatch')}</p>
      {!beyond && <p className="measure text-muted">{t('noMatchHelp')}</p>}
      <a href={to(beyond ? paged(state, 1) : cleared(state))} className={buttonClass({})}>
        {beyond ? t('firstPage') : t('clear')}
      </a>
    </div>
  )
}
