import { csvOf } from '@/lib/files/csv'
import type { Wording } from '@/lib/records/state/wording'
import { controllerKeys, expectedFields, processorKeys } from './build/keys'
import type { Answer, Extract, ExtractRecord } from './build/model'

const keys = [...new Set([...controllerKeys, ...processorKeys].map(({ key }) => key))]

/** The extract as a table: one row per activity, a column per item; Dutch and French spreadsheets expect semicolons. */
export function csvExtract(extract: Extract, words: Wording): string {
  const { entity, language, scope, asOf, controller, processor, unsaid } = extract
  const t = (key: string) => words.t(`extract.${key}`)
  const records = [...controller, ...processor, ...unsaid]
  const more = expectedFields.filter((name) => records.some((record) => record.more[name]))
  const labelOf = (name: string) => records.find((record) => record.more[name])?.more[name]?.label ?? name
  const head = [
    t('doc.entity'),
    t('doc.asOf'),
    t('doc.scope'),
    t('csv.part'),
    t('csv.ref'),
    t('csv.title'),
    t('csv.status'),
    t('csv.version'),
    t('csv.hash'),
    t('csv.owner'),
    t('csv.department'),
    t('csv.example'),
    ...keys.map((key) => t(`keys.${key}`)),
    ...more.map(labelOf),
    t('doc.missing'),
  ]
  const line = (record: ExtractRecord) => [
    entity.name,
    asOf,
    t(`scopes.${scope}`),
    t(`parts.${record.kind}`),
    record.ref,
    record.title,
    words.status(record.status),
    record.version === null ? '' : String(record.version),
    record.contentHash ?? '',
    record.owner,
    record.department,
    record.isExample ? words.t('common.example') : '',
    ...keys.map((key) => textOf(record.items[key])),
    ...more.map((name) => textOf(record.more[name])),
    record.missing.map(({ text, article }) => `${text} (${article})`).join('\n'),
  ]
  return csvOf([head, ...records.map(line)], language === 'en' ? ',' : ';')
}

function textOf(answer: Answer | undefined): string {
  return answer?.text.join('\n') ?? ''
}
