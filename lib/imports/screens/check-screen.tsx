import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import type { Wording } from '@/lib/records/state/wording'
import { fieldErrorText } from '@/lib/text/error-text'
import type { CheckPage } from '../load'
import { CommitForm } from './commit-form'
import { targetLabels } from './map-screen'
import { MendForm, type WrongRow } from './mend-form'

const mostWrong = 50
const mostShown = 20

/** What would become of every row; wrong cells are mended here, then all is imported by one press. */
export async function CheckScreen({ page, words }: { page: CheckPage; words: Wording }) {
  const t = await getTranslations('imports')
  const { stored, verdict } = page
  const { rows, creations } = verdict
  const wrong = rows.filter(({ errors }) => errors.length > 0)
  const count = (deed: string) => rows.filter((row) => row.errors.length === 0 && row.deed === deed).length
  const able = count('create') + count('update')
  const listed = await wrongRows(page, words)
  const extras = [...new Set(rows.flatMap((row) => row.extras.map(({ header }) => header)))]
  const titleOf = (at: number) => {
    const { title } = rows[at]?.values ?? {}
    return typeof title === 'string' && title !== '' ? title : t('check.untitled')
  }
  return (
    <>
      <PageHeader
        title={t('check.title')}
        crumbs={[
          { href: '/imports', label: t('title') },
          { href: `/imports/${stored.id}`, label: t('check.back') },
        ]}
        eyebrow={`${words.name(stored.register.slug, 'plural')} · ${stored.fileName || t('pasted')}`}
      >
        {t('check.help')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <ul className="flex flex-wrap gap-2">
          {(['create', 'update', 'none'] as const).map(
            (deed) =>
              count(deed) > 0 && (
                <li key={deed}>
                  <Badge>{t(`check.${deed}`, { count: count(deed) })}</Badge>
                </li>
              ),
          )}
          {wrong.length > 0 && (
            <li>
              <Badge tone="urgent">{t('check.wrong', { count: wrong.length })}</Badge>
            </li>
          )}
        </ul>
        {wrong.length > 0 && (
          <Alert tone="error" title={t('check.errorList')}>
            <ul className="mt-1 grid gap-0.5">
              {listed.slice(0, mostShown).flatMap(({ label, cells }) =>
                cells.map((cell) => (
                  <li key={cell.id}>
                    <a
                      href={`#${cell.id}`}
                      className="inline-flex min-h-6 items-center text-danger underline underline-offset-3"
                    >
                      {label}, {cell.label}: {cell.problem}
                    </a>
                  </li>
                )),
              )}
            </ul>
          </Alert>
        )}
        {wrong.length > 0 && (
          <Section id="errors" title={t('check.errors')} count={wrong.length} help={t('check.errorsHelp')}>
            <ClientText namespaces={['imports', 'errors']}>
              <MendForm id={stored.id} rows={listed} />
            </ClientText>
            {wrong.length > listed.length && (
              <p className="mt-2 text-sm text-muted">{t('check.moreRows', { count: wrong.length - listed.length })}</p>
            )}
            <div className="mt-4">
              <Downloads
                quiet
                label={t('check.errors')}
                files={[
                  { href: `/api/imports/${stored.id}/failed`, label: t('check.download'), name: t('check.download') },
                ]}
              />
            </div>
          </Section>
        )}
        {able > 0 && (
          <Section id="preview" title={t('check.preview')} count={able}>
            <ul className="divide-y divide-hairline">
              {rows
                .filter(({ errors, deed }) => errors.length === 0 && deed !== 'none')
                .slice(0, mostShown)
                .map(({ at, deed, ref }) => (
                  <li key={at} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                    <span className="min-w-0 wrap-anywhere">{titleOf(at)}</span>
                    <span className="text-sm text-muted">{t(`check.deeds.${deed}`, { ref: ref ?? '' })}</span>
                  </li>
                ))}
            </ul>
          </Section>
        )}
        {creations.length > 0 && (
          <Section id="makes" title={t('check.makes')} count={creations.length} help={t('check.makesHelp')}>
            <ul className="grid gap-1">
              {creations.slice(0, 100).map(({ temp, register, title, rows: of }) => (
                <li key={temp} className="wrap-anywhere">
                  <span className="text-sm text-muted">{words.name(register, 'singular')}: </span>
                  {t('check.made', { title, count: of })}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {extras.length > 0 && (
          <Section id="kept" title={t('check.kept')} count={extras.length} help={t('check.keptHelp')}>
            <p className="wrap-anywhere">{extras.join(' · ')}</p>
          </Section>
        )}
        {able === 0 ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-muted">{t('check.nothing')}</p>
            <LinkButton href={`/imports/${stored.id}`}>{t('check.back')}</LinkButton>
          </div>
        ) : (
          <ClientText namespaces={['imports', 'errors']}>
            <CommitForm id={stored.id} able={able} wrong={wrong.length} />
          </ClientText>
        )}
      </div>
    </>
  )
}

async function wrongRows({ stored, verdict, words: known }: CheckPage, words: Wording): Promise<WrongRow[]> {
  const t = await getTranslations('imports.check')
  const errors = await getTranslations('errors')
  const labels = await targetLabels(known, words)
  const { rows, table } = verdict
  return rows
    .filter((row) => row.errors.length > 0)
    .slice(0, mostWrong)
    .map(({ at, errors: all, values }): WrongRow => {
      const row = table.rows[at]
      const columns = [...new Set(all.map(({ column }) => column))]
      const { title } = values
      return {
        row: at,
        label:
          stored.tables.length > 1 || table.form === 'fiche'
            ? t('rowOf', { sheet: row?.sheet ?? '', number: row?.number ?? 0 })
            : t('row', { number: row?.number ?? 0 }),
        title: typeof title === 'string' && title !== '' ? title : t('untitled'),
        cells: columns.map((column) => {
          const own = all.filter((one) => one.column === column)
          const named = own[0]?.field ? labels(own[0].field) : t('whole')
          const isLong = column !== null && row?.long.includes(column)
          return {
            id: `cell-${at}-${column ?? 'row'}`,
            ...{ row: at, column },
            label: column === null ? named : (table.columns[column] ?? named),
            text: column === null || isLong ? '' : (row?.cells[column] ?? ''),
            problem: [...own.map(({ key }) => fieldErrorText(errors, key)), ...(isLong ? [t('longCell')] : [])].join(
              ' ',
            ),
          }
        }),
      }
    })
}
