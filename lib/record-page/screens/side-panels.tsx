import { FactList } from '@/components/layout/fact-list'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import type { RecordId } from '@/lib/db/ids'
import { ruleChangeOf } from '@/lib/records/derive/rule-changes'
import type { RecordDetail } from '@/lib/records/list/row'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Part } from '@/lib/table/part'
import type { Instant } from '@/lib/time/types'
import { duesOf, extrasAt, missingDetails, usingRecords } from '../queries'

type Props = { register: AnyRegister; record: RecordDetail; words: Wording }

/**
 * What is asked for and not there, item by item with its article, each a link to its question for who may answer it; what it
 * is about, for the working copy of today, unfolds below.
 */
export async function MissingPanel({ register, record, words, isPast }: Props & { isPast: boolean }) {
  const t = words.t
  const details = isPast || record.frozen ? null : await missingDetails(register, record, words)
  const editable = record.can.update && !isPast
  return (
    <Section id="missing" title={t('registers.missing.title')} count={record.missing?.length} dense>
      {record.missing === null ? (
        <p className="text-muted">{t('registers.missing.unknown')}</p>
      ) : record.missingItems.length === 0 ? (
        <p>{t('registers.missing.none')}</p>
      ) : (
        <ul className="gap-x-6 sm:columns-2 2xl:columns-3">
          {record.missingItems.map(({ code, article, fields: [field] }) => (
            <li key={code} className="mb-1.5 break-inside-avoid leading-5">
              {editable && field ? (
                <TextLink href={`/registers/${register.slug}/${record.ref}/edit#field-${field}`}>
                  {words.missing(register.slug, code)}
                </TextLink>
              ) : (
                words.missing(register.slug, code)
              )}{' '}
              <span className="text-sm text-muted">{t('registers.missing.article', { article })}</span>
            </li>
          ))}
        </ul>
      )}
      <MissingDetails
        register={register}
        codes={record.missingItems.map(({ code }) => code)}
        details={details}
        words={words}
      />
    </Section>
  )
}

type DetailsProps = Pick<Props, 'register' | 'words'> & {
  codes: readonly string[]
  details: ReadonlyMap<string, string> | null
}

/** What is meant by each in this record, and which rule asks for it since when, where one was changed: an older record lacks more than it did. */
function MissingDetails({ register, codes, details, words }: DetailsProps) {
  const said = codes.flatMap((code) => {
    const [detail, change] = [details?.get(code), ruleChangeOf(code)]
    return detail || change ? [{ code, detail, change }] : []
  })
  if (said.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="min-h-6 w-fit cursor-pointer text-accent max-lg:min-h-11 max-lg:content-center">
        {words.t('registers.missing.more')}
      </summary>
      <ul className="mt-1 grid gap-2">
        {said.map(({ code, detail, change }) => (
          <li key={code} className="measure">
            <span className="font-medium">{words.missing(register.slug, code)}</span>
            {detail && <span className="block">{detail}</span>}
            {change && (
              <span className="block text-muted">
                {words.t('registers.missing.changed', { date: words.date(change.since) })}{' '}
                {words.t(`registers.ruleChanges.${change.key}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

type UsedByProps = Props & { actor: Actor; asOf: Instant | null; part: Part }

/** Records that link here, by register: the first few, or a page of all of them. */
export async function UsedByPanel({ actor, register, record, asOf, words, part }: UsedByProps) {
  const t = words.t
  const { rows, total } = await usingRecords(actor, register, record, { asOf, part })
  const registers = [...new Set(rows.map((row) => row.register))]
  return (
    <Section
      id="used-by"
      title={t('registers.usedBy.title')}
      count={total}
      dense
      {...(registers.length === 0 ? { nothing: t('registers.usedBy.none') } : {})}
    >
      {registers.map((slug) => (
        <div key={slug} className="mb-3 last:mb-0">
          <h3 className="mb-1 text-sm font-medium text-muted">{words.name(slug, 'plural')}</h3>
          <ul className="grid gap-1">
            {rows
              .filter((row) => row.register === slug)
              .map(({ ref, title }) => (
                <li key={ref}>
                  <TextLink href={`/registers/${slug}/${ref}`}>{title || ref}</TextLink>{' '}
                  <span className="text-sm text-muted">{ref}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <RestOfList
        part={part}
        shown={rows.length}
        total={total}
        path={`/registers/${register.slug}/${record.ref}`}
        name="used"
        anchor="used-by"
      />
    </Section>
  )
}

type DuesPanelProps = { slug: string; recordId: RecordId; words: Wording }

/** The days on which something of this record falls due, the first one first; nothing where there are none. */
export async function DuesPanel({ slug, recordId, words }: DuesPanelProps) {
  const { today, dues } = await duesOf(recordId)
  if (dues.length === 0) return null
  return (
    <Section id="dues" title={words.t('registers.dues.title')} count={dues.length} dense>
      <ul className="grid gap-1">
        {dues.map(({ code, on }) => (
          <li key={`${code} ${on}`} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>{words.t(`${slug}.dues.${code}`)}</span>
            <span className="flex items-baseline gap-2">
              {on < today && <Badge tone="withinday">{words.t('registers.dues.past')}</Badge>}
              <time dateTime={on} data-tabular>
                {words.date(on)}
              </time>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What the table a record was imported from said beside its fields, under the headers it had there; nothing where it said nothing. */
export async function ExtrasPanel({
  recordId,
  asOf,
  words,
}: {
  recordId: RecordId
  asOf: Instant | null
  words: Wording
}) {
  const extras = (await extrasAt(recordId, asOf)) ?? []
  if (extras.length === 0) return null
  return (
    <Section id="extras" title={words.t('registers.extras.title')} help={words.t('registers.extras.help')} dense>
      <FactList
        facts={extras.map(({ header, value }) => ({
          label: header,
          value: <span className="whitespace-pre-line">{value}</span>,
        }))}
      />
    </Section>
  )
}
