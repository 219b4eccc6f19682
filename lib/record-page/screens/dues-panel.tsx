import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { Wording } from '@/lib/records/state/wording'
import { calendarDateOf, systemNow } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'

type Props = { slug: string; recordId: RecordId; words: Wording }

/** The days on which something of this record falls due, the first one first; nothing where there are none. */
export async function DuesPanel({ slug, recordId, words }: Props) {
  const rows = await db().recordDue.findMany({
    where: { recordId },
    select: { code: true, on: true },
    orderBy: [{ on: 'asc' }, { code: 'asc' }],
  })
  if (rows.length === 0) return null
  const today = localDateOf(systemNow(), words.zone)
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
