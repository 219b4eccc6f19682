import { getTranslations } from 'next-intl/server'
import { CopyHash } from '@/components/copy/copy'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { ClientText } from '@/components/layout/client-text'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { InlineDiff } from '@/components/ui/inline-diff'
import { Select } from '@/components/ui/input'
import { declaredFields, type Registered } from '@/lib/records/state/registered'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import type { TableState } from '@/lib/table/state'
import {
  type DifferenceRow,
  differences,
  type Side,
  type VersionColumn,
  type VersionRow,
  type VersionsView,
  versionColumns,
  versionShape,
} from '../versions-of'
import { RestoreButton } from './restore-button'

type Props = { rows: readonly DifferenceRow[]; left: string; right: string }

const head = 'border-b border-hairline px-3 py-2.5 align-top whitespace-pre-line'
const cell = `${head} phone:grid phone:min-w-0 phone:gap-0.5 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]`

/** Two versions beside each other, field by field: those that differ first, marked word by word. */
async function VersionComparison({ rows, left, right }: Props) {
  const [t, common] = await Promise.all([getTranslations('versions'), getTranslations('common')])
  const shown = [...rows].sort((a, b) => Number(b.changed) - Number(a.changed))
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{t('changed', { count: rows.filter((row) => row.changed).length })}</p>
      <section
        aria-label={`${left} · ${right}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-hairline bg-surface"
      >
        <table className={`w-full table-fixed text-left md:min-w-160 ${cardRows.table}`}>
          <thead className={`text-sm text-muted ${cardRows.head}`}>
            <tr>
              <th scope="col" className={`${head} w-52`}>
                {t('field')}
              </th>
              <th scope="col" className={head}>
                {left}
              </th>
              <th scope="col" className={head}>
                {right}
              </th>
            </tr>
          </thead>
          <tbody className={cardRows.body}>
            {shown.map((row) => (
              <tr key={row.name} className={cx(cardRows.row, row.changed && 'bg-hover')}>
                <th scope="row" className={`${head} font-medium ${cardRows.title}`}>
                  {row.label}
                  {row.article && (
                    <span className="block text-sm font-normal text-muted">
                      {common('article', { article: row.article })}
                    </span>
                  )}
                  {row.former && (
                    <span className="mt-1 block">
                      <Badge>{t('former')}</Badge>
                    </span>
                  )}
                </th>
                <td data-label={left} className={cell}>
                  <div>{row.before || t('empty')}</div>
                </td>
                <td data-label={right} className={cell}>
                  <div>
                    {row.changed ? <InlineDiff before={row.before} after={row.proposed} /> : row.proposed || t('empty')}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type Screen = { register: Registered; view: VersionsView; state: TableState }

/** The versions of a record: two of them beside each other, and all of them with what became of them. */
export async function VersionsScreen({ register, view, state }: Screen) {
  const [t, words] = await Promise.all([getTranslations('versions'), wordingOf()])
  const { record, compared } = view
  const named = (side: Side) => (side === 'working' ? t('working') : t('number', { number: side }))
  const path = `/registers/${register.slug}/${record.ref}`
  return (
    <>
      <PageHeader
        title={`${t('title')} · ${record.title}`}
        eyebrow={record.ref}
        crumbs={[
          { href: `/registers/${register.slug}`, label: words.name(register.slug, 'plural') },
          { href: path, label: record.ref },
        ]}
        badges={record.isExample && <ExampleBadge />}
      >
        {t('help')}
      </PageHeader>
      {!compared && <p className="text-muted">{t('none')}</p>}
      {compared && (
        <div className="grid min-w-0 gap-6">
          <div id="versions" className="grid min-w-0 gap-4">
            <h2 className="text-lg">{t('title')}</h2>
            <VersionList register={register} view={view} state={state} words={words} path={`${path}/versions`} />
          </div>
          <Section id="compare" title={t('compare')}>
            <div className="grid gap-4">
              <ChooseSides view={view} left={compared.left} right={compared.right} named={named} />
              <VersionComparison
                rows={differences(register, { ...compared, titles: view.titles }, words)}
                left={named(compared.left)}
                right={named(compared.right)}
              />
            </div>
          </Section>
        </div>
      )}
    </>
  )
}

type Choice = { view: VersionsView; left: Side; right: Side; named: (side: Side) => string }

/** A form that changes the address only, so it works without script. */
async function ChooseSides({ view, left, right, named }: Choice) {
  const t = await getTranslations('versions')
  const sides: Side[] = [...new Set<Side>(['working', ...view.numbers, left, right])]
  const options = sides.map((side) => ({ value: String(side), label: named(side) }))
  return (
    <form noValidate method="get" className="flex flex-wrap items-end gap-3">
      <Field id="left" label={t('left')}>
        <Select id="left" name="left" key={left} defaultValue={String(left)} options={options} />
      </Field>
      <Field id="right" label={t('right')}>
        <Select id="right" name="right" key={right} defaultValue={String(right)} options={options} />
      </Field>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}

type VersionListProps = Screen & { words: Wording; path: string }

/** Every frozen version: who submitted it, who worked on it, what became of it, its hash, and the way back to it. */
async function VersionList({ register, view, state, words, path }: VersionListProps) {
  const t = await getTranslations('versions')
  const labels = Object.fromEntries(declaredFields(register).map((field) => [field.name, words.field(field)]))
  const moment = (instant: Parameters<typeof Time>[0]['instant']) => () => <Time instant={instant} zone={words.zone} />
  const widths: Partial<Record<VersionColumn, number>> = {
    number: 116,
    state: 136,
    contributors: 140,
    steps: 264,
    hash: 168,
    restore: 220,
  }
  const rows = view.versions.map((version): DataRow => {
    const steps = (
      <ul key={version.number} className="text-sm text-muted">
        {version.steps.map(({ kind, at, byName }) => (
          <li key={`${kind}-${at}`}>
            {t.rich('step', { step: t(`steps.${kind}`), name: byName, moment: moment(at) })}
          </li>
        ))}
      </ul>
    )
    const restore = (
      <RestoreButton
        key={version.number}
        register={register.slug}
        recordRef={view.record.ref}
        version={view.record.version}
        number={version.number}
        labels={labels}
        former={version.former.map((name) => words.field({ catalogue: register.slug, name }))}
      />
    )
    return {
      id: String(version.number),
      href: `${path}?left=${version.number}#compare`,
      cells: {
        number: { kind: 'text', text: t('number', { number: version.number }) },
        state: stateCell(version, t),
        contributors: { kind: 'text', text: version.contributors.join(', ') },
        steps: { kind: 'node', node: steps },
        hash: { kind: 'node', node: <CopyHash hash={version.contentHash} /> },
        restore: view.mayRestore ? { kind: 'node', node: restore } : null,
      },
    }
  })
  return (
    <ClientText namespaces={['versions', 'common', 'errors']}>
      <DataTable
        caption={t('title')}
        path={path}
        shape={versionShape}
        state={state}
        columns={versionColumns
          .filter((id) => id !== 'restore' || view.mayRestore)
          .map((id) => ({
            ...{ id, sortable: id === 'number', hideable: id !== 'number', title: id === 'number' },
            label: t(`columns.${id}`),
            ...(widths[id] ? { width: widths[id] } : {}),
          }))}
        rows={rows}
        total={{ count: view.total, exact: true }}
        facets={[]}
        searchable={false}
      />
    </ClientText>
  )
}

function stateCell({ state }: VersionRow, t: Awaited<ReturnType<typeof getTranslations<'versions'>>>): Cell {
  if (state === null) return null
  return state === 'in_force'
    ? { kind: 'badge', label: t('inForceNow'), tone: 'ok' }
    : { kind: 'badge', label: t('stands'), tone: 'withinday' }
}
