import { getTranslations } from 'next-intl/server'
import { ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import type { Wording } from '@/lib/records/state/wording'
import { fieldErrorText } from '@/lib/text/error-text'
import { commitImportAction, mendImportAction } from '../actions'
import type { CheckPage } from '../load'
import { tableInWords } from '../plan/json-words'
import { CheckFrame } from './check-frame'
import { CommitForm } from './commit-form'
import { targetLabels } from './map-screen'
import { placeOf } from './record-place'
import { creationsInWords, rowsInWords } from './row-words'
import { deedCounts, wrongRows } from './wrong-rows'

/** What would become of every row of a table of records, and of what they name. */
export async function CheckScreen({ page, words }: { page: CheckPage; words: Wording }) {
  const [t, errors] = await Promise.all([getTranslations('imports.check'), getTranslations('errors')])
  const { stored, verdict, counts, parts, shown } = page
  const { table } = verdict
  const [place, labels] = await Promise.all([placeOf(stored, words), targetLabels(page.words, words)])
  const several = stored.tables.length > 1 || table.form === 'fiche'
  const label = {
    row: (at: number) => {
      const { sheet = '', number = 0 } = table.rows[at] ?? {}
      return several ? t('rowOf', { sheet, number }) : t('row', { number })
    },
    untitled: t('untitled'),
    namedBy: (count: number) => t('namedBy', { count }),
  }
  const extras = [...new Set(verdict.rows.flatMap((row) => row.extras.map(({ header }) => header)))]
  const { id } = stored
  return (
    <CheckFrame
      {...{ id, place, counts, parts }}
      help={t('help')}
      deeds={deedCounts(verdict.rows).map(({ deed, count }) => t(deed, { count }))}
      wrong={wrongRows(shown.wrong, tableInWords(table, stored.register, words), {
        row: label.row,
        title: ({ values: { title } }) => (typeof title === 'string' && title !== '' ? title : label.untitled),
        field: (name) => (name === '' ? t('whole') : labels(name)),
        problem: (key) => fieldErrorText(errors, key),
        long: t('longCell'),
      })}
      notice={<AlikeRows page={page} row={label.row} />}
      rows={rowsInWords(page, shown.rows, words, label)}
      rowsHelp={t('previewHelp')}
      mend={mendImportAction}
      commit={
        <ClientText namespaces={['imports', 'errors']}>
          <CommitForm
            {...{ id, path: place.path, able: counts.rows, wrong: counts.wrong, commit: commitImportAction }}
            progress={`/api/imports/${id}/progress`}
          />
        </ClientText>
      }
    >
      {verdict.creations.length > 0 && (
        <Section id="makes" title={t('makes')} count={verdict.creations.length} help={t('makesHelp')}>
          <ChangedRows
            rows={creationsInWords(page, shown.makes, words, label)}
            empty={t('nothingThere')}
            arrow={t('becomes')}
          />
          <RestOfList
            {...{ part: parts.makes, shown: shown.makes.length, total: verdict.creations.length }}
            {...{ path: `${place.path}/check`, name: 'makes', anchor: 'makes' }}
          />
        </Section>
      )}
      {extras.length > 0 && (
        <Section id="kept" title={t('kept')} count={extras.length} help={t('keptHelp')}>
          <p className="wrap-anywhere">{extras.join(' · ')}</p>
        </Section>
      )}
    </CheckFrame>
  )
}

/** So many names are shown; the rest is counted. */
const mostAlike = 20

/** New records with a name that is there already: read twice, a file doubles a register. */
async function AlikeRows({ page, row }: { page: CheckPage; row: (at: number) => string }) {
  const [t, modes] = await Promise.all([getTranslations('imports.check'), getTranslations('imports.map.modes')])
  const alike = page.verdict.rows.flatMap(({ at, alike: one, errors, values }) =>
    one && errors.length === 0 ? [{ at, one, title: String(values.title ?? '') }] : [],
  )
  if (alike.length === 0) return null
  const place = (one: (typeof alike)[number]['one']) =>
    'at' in one ? t('alikeRow', { row: row(one.at) }) : one.ref === '' ? t('alikeSeveral') : one.ref
  return (
    <Alert tone="warning" title={t('alike', { count: alike.length })}>
      <p>{t('alikeHelp', { mode: modes('both') })}</p>
      <ul className="mt-1 grid gap-0.5">
        {alike.slice(0, mostAlike).map(({ at, one, title }) => (
          <li key={at} className="wrap-anywhere">
            {row(at)} · {title} · {place(one)}
          </li>
        ))}
      </ul>
      {alike.length > mostAlike && <p>{t('alikeMore', { count: alike.length - mostAlike })}</p>}
    </Alert>
  )
}
