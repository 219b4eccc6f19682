import { getTranslations } from 'next-intl/server'
import type { Wording } from '@/lib/records/state/wording'
import { fieldErrorText } from '@/lib/text/error-text'
import type { CheckPage } from '../load'
import { targetLabels } from './map-screen'
import type { WrongRow } from './mend-form'

/** Where a row stands in its file: its number, with its sheet where there are several. */
export async function rowLabel({ stored, verdict: { table } }: CheckPage): Promise<(at: number) => string> {
  const t = await getTranslations('imports.check')
  const several = stored.tables.length > 1 || table.form === 'fiche'
  return (at) => {
    const { sheet = '', number = 0 } = table.rows[at] ?? {}
    return several ? t('rowOf', { sheet, number }) : t('row', { number })
  }
}

/** The rows with errors that are shown, each wrong cell with what is wrong with it. */
export async function wrongRows(page: CheckPage, words: Wording): Promise<WrongRow[]> {
  const [t, errors] = await Promise.all([getTranslations('imports.check'), getTranslations('errors')])
  const [labels, label] = await Promise.all([targetLabels(page.words, words), rowLabel(page)])
  const { table } = page.verdict
  return page.shown.wrong.map(({ at, errors: all, values }): WrongRow => {
    const row = table.rows[at]
    const columns = [...new Set(all.map(({ column }) => column))]
    const { title } = values
    return {
      row: at,
      label: label(at),
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
          problem: [...own.map(({ key }) => fieldErrorText(errors, key)), ...(isLong ? [t('longCell')] : [])].join(' '),
        }
      }),
    }
  })
}
