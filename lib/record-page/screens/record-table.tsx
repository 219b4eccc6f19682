import { DataTable } from '@/components/data-table/data-table'
import type { DataColumn, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mostRecords } from '@/lib/batch/schema'
import { officeNow } from '@/lib/company/office-zone'
import { NoDepartment } from '@/lib/people/screens/no-department'
import { updateFieldsAction } from '@/lib/records/actions'
import { shownOf } from '@/lib/records/list/columns'
import type { RecordRow } from '@/lib/records/list/row'
import { cellOf, columnLabel, facetsOf } from '@/lib/records/screens/cells'
import { lightFields } from '@/lib/records/state/base'
import type { Wording } from '@/lib/records/state/wording'
import { tableHref } from '@/lib/table/state'
import { isNarrowed } from '@/lib/table/steps'
import { TemplateOffer } from '@/lib/templates/screens/screen'
import { localDateOf } from '@/lib/time/zone'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { cellFormAction } from '../actions'
import type { loadList } from '../load'
import { EmptyThen } from './as-of-frame'
import { RecordPeek } from './record-peek'

/** The table of a register: what its declaration says, in the reader's language. */
export async function RecordTable({ loaded, words }: { loaded: Awaited<ReturnType<typeof loadList>>; words: Wording }) {
  const { actor, register, columns, seen, shape, state, viewed, list, mayCreate, mayChoose, asOf } = loaded
  const path = `/registers/${register.slug}`
  if (list.total.count === 0 && asOf !== null && !isNarrowed(state)) return <EmptyThen register={register.slug} />
  if (list.total.count === 0 && !isNarrowed(state))
    return <NothingYet actor={actor} register={register.slug} mayCreate={mayCreate} words={words} />
  const { now, zone } = await officeNow()
  const today = localDateOf(asOf ?? now, zone)
  const shown = shownOf(columns)
  const heads = shown.map(
    (column): DataColumn => ({
      id: column.name,
      label: columnLabel(column, words),
      sortable: column.sort,
      hideable: column.name !== 'title',
      hiddenAtFirst: !column.shownAtFirst,
      title: column.name === 'title',
      editable: lightFields.some((name) => name === column.name),
    }),
  )
  const worded = shown.filter(({ name }) => seen.includes(name))
  // Written once for all rows.
  const returning = `&${new URLSearchParams({ back: tableHref(path, state, shape) })}`
  const batch = (ref: string) => `${path}/batch?pick=${encodeURIComponent(ref)}${returning}`
  const actionsOf = actionsOn(path, { mayCreate, words, batch })
  const rows = list.rows.map(
    (row): DataRow => ({
      id: row.ref,
      href: `${path}/${row.ref}`,
      ...(mayChoose && row.view === 'full' && !row.frozen ? { pick: row.ref } : {}),
      example: row.isExample,
      editable: row.view === 'full' && row.can.update,
      actions: actionsOf(row),
      ...(row.view === 'full' && row.isProposal ? { mark: words.t('talk.proposal.badge') } : {}),
      cells: Object.fromEntries(
        worded.map((column) => [column.name, cellOf(register.slug, column, row, words, today)]),
      ),
    }),
  )
  return (
    <DataTable
      caption={words.name(register.slug, 'plural')}
      path={path}
      shape={shape}
      state={state}
      columns={heads}
      rows={rows}
      total={list.total}
      keys={{ next: list.next, previous: list.before }}
      views={<ViewBar viewed={viewed} />}
      files={viewed.files}
      {...(mayChoose
        ? { bulk: { path: `${path}/batch`, label: words.t('batch.title'), most: mostRecords.change } }
        : {})}
      edit={{
        context: { register: register.slug },
        ask: cellFormAction,
        save: updateFieldsAction,
        formHref: `${path}/{ref}/edit`,
      }}
      facets={facetsOf(register.slug, columns, list, words)}
      panel={
        state.peek === null ? null : (
          <RecordPeek actor={actor} register={register} recordRef={state.peek} asOf={asOf} words={words} />
        )
      }
    />
  )
}

type Offered = { mayCreate: boolean; words: Wording; batch: (ref: string) => string }

/** What else this person can do with a row, by the row: the words are the same for all. */
function actionsOn(path: string, { mayCreate, words: { t }, batch }: Offered): (row: RecordRow) => DataRow['actions'] {
  const [edit, one, copy, versions] = [t('registers.edit'), t('batch.one'), t('talk.copy.button'), t('versions.link')]
  return (row) => {
    if (row.view === 'title') return []
    const record = `${path}/${row.ref}`
    return [
      ...(row.can.update ? [{ label: edit, href: `${record}/edit` }] : []),
      ...(row.can.update ? [{ label: one, href: batch(row.ref) }] : []),
      ...(mayCreate ? [{ label: copy, href: `${path}/new?from=${row.ref}` }] : []),
      ...(row.frozen ? [] : [{ label: versions, href: `${record}/versions` }]),
    ]
  }
}

type Empty = { actor: Actor; register: string; mayCreate: boolean; words: Wording }

/** An empty register offers what fills it, to who may; a record owner in no department reads what is missing first. */
function NothingYet({ actor, register, mayCreate, words }: Empty) {
  if (!mayCreate)
    return <EmptyState title={words.t('registers.empty.title')}>{words.t('registers.empty.reader')}</EmptyState>
  const actions = (
    <>
      <LinkButton href={`/registers/${register}/new`} variant="primary">
        {words.t('registers.new')}
      </LinkButton>
      <TemplateOffer register={register} />
    </>
  )
  return (
    <NoDepartment actor={actor}>
      <EmptyState title={words.t('registers.empty.title')} actions={actions}>
        {words.t('registers.empty.help')}
      </EmptyState>
    </NoDepartment>
  )
}
