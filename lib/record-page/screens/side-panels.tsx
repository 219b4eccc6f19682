import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { missingDetailWords } from '@/lib/records/derive/derived'
import { ruleChangeOf } from '@/lib/records/derive/rule-changes'
import { readableTitles, usedBy } from '@/lib/records/links/used-by'
import type { RecordDetail } from '@/lib/records/list/row'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Part } from '@/lib/table/part'
import { calendarDateOf, type Instant } from '@/lib/time/types'

type Props = { register: AnyRegister; record: RecordDetail; words: Wording }

/** What is asked for and not there, item by item with its article, and of the working copy of today with what it is about. */
export async function MissingPanel({ register, record, words, isPast }: Props & { isPast: boolean }) {
  const t = words.t
  const { today } = await officeNow()
  const details =
    isPast || record.frozen ? null : await missingDetailWords(db(), register, record, { words, on: today })
  return (
    <Section id="missing" title={t('registers.missing.title')} count={record.missing?.length}>
      {record.missing === null ? (
        <p className="text-muted">{t('registers.missing.unknown')}</p>
      ) : record.missingItems.length === 0 ? (
        <p>{t('registers.missing.none')}</p>
      ) : (
        <ul className="grid gap-2">
          {record.missingItems.map(({ code, article }) => (
            <li key={code}>
              {words.missing(register.slug, code)}
              {details?.get(code) && <span className="block">{details.get(code)}</span>}
              <span className="block text-sm text-muted">{t('registers.missing.article', { article })}</span>
              <RuleChanged code={code} words={words} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Which rule asks for it since when, where one was changed: an older record lacks more than it did. */
function RuleChanged({ code, words }: { code: string; words: Wording }) {
  const change = ruleChangeOf(code)
  return (
    change && (
      <span className="block text-sm text-muted">
        {words.t('registers.missing.changed', { date: words.date(change.since) })}{' '}
        {words.t(`registers.ruleChanges.${change.key}`)}
      </span>
    )
  )
}

type UsedByProps = Props & { actor: Actor; asOf: Instant | null; part: Part }

/** Records that link here, by register: the first few, or a page of all of them. */
export async function UsedByPanel({ actor, register: { slug }, record, asOf, words, part }: UsedByProps) {
  const t = words.t
  const total = record.usedBy.length + record.usedByMore
  const rows =
    part.page === null
      ? record.usedBy.slice(0, part.take)
      : readableTitles(actor, await usedBy(db(), { ...record, register: slug }, { asOf, reader: actor, part }))
  const registers = [...new Set(rows.map((row) => row.register))]
  return (
    <Section id="used-by" title={t('registers.usedBy.title')} count={total}>
      {registers.length === 0 && <p className="text-muted">{t('registers.usedBy.none')}</p>}
      {registers.map((register) => (
        <div key={register} className="mb-3 last:mb-0">
          <h3 className="mb-1 text-sm font-medium text-muted">{words.name(register, 'plural')}</h3>
          <ul className="grid gap-1">
            {rows
              .filter((row) => row.register === register)
              .map(({ ref, title }) => (
                <li key={ref}>
                  <TextLink href={`/registers/${register}/${ref}`}>{title || ref}</TextLink>{' '}
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
        path={`/registers/${slug}/${record.ref}`}
        name="used"
        anchor="used-by"
      />
    </Section>
  )
}

type DuesPanelProps = { slug: string; recordId: RecordId; words: Wording }

/** The days on which something of this record falls due, the first one first; nothing where there are none. */
export async function DuesPanel({ slug, recordId, words }: DuesPanelProps) {
  const rows = await db().recordDue.findMany({
    where: { recordId },
    select: { code: true, on: true },
    orderBy: [{ on: 'asc' }, { code: 'asc' }],
  })
  if (rows.length === 0) return null
  const { today } = await officeNow()
  const dues = rows.map(({ code, on }) => ({ code, on: calendarDateOf(on) }))
  return (
    <Section id="dues" title={words.t('registers.dues.title')} count={dues.length}>
      <ul className="grid gap-2">
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
