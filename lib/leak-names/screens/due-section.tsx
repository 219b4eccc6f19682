import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { calendarDateSchema } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { keepYears, namesDue } from '../queries'

/** The most leaks that stand in the part itself. */
const most = 50

/** The leaks of which the names are due to go, for who may erase them. */
export async function NamesDueSection({ actor, at }: { actor: Actor; at: LocalNow }) {
  if (!can(actor, 'leak', 'triage')) return null
  const [t, due, years] = await Promise.all([getTranslations('leak-names'), namesDue(at, most), keepYears()])
  return (
    <div className="mt-4">
      <Section
        id="leak-names"
        title={t('dueTitle')}
        count={due.total}
        help={t('dueHelp', { years })}
        {...(due.total === 0 ? { nothing: t('dueNone') } : {})}
      >
        {due.total > 0 && (
          <ul className="grid divide-y divide-hairline">
            {due.rows.map(({ ref, since }) => (
              <li key={ref} className="flex flex-wrap items-center gap-x-4 py-1.5">
                <TextLink href={`/leaks/${ref}#names`}>{ref}</TextLink>
                <span className="text-sm text-muted">
                  {t('since')} <CalendarDate date={calendarDateSchema.parse(since)} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
