import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { formatCalendarDate } from '@/lib/time/format'
import { deputiesOf } from '../deputies'
import { Deputies } from './deputies'

/** Who stands in for this person, and for whom they do; nothing for auditors, who can do neither. */
export async function DeputiesSection({ actor }: { actor: Actor }) {
  if (actor.roles.includes('auditor')) return null
  const office = await officeNow()
  const [{ rows, roles, people }, t, locale] = await Promise.all([
    deputiesOf(actor, office),
    getTranslations('access.deputies'),
    getLocale(),
  ])
  const shown = rows.map((row) => ({
    ...row,
    from: formatCalendarDate(row.from, { locale }),
    until: formatCalendarDate(row.until, { locale }),
  }))
  return (
    <Section id="deputies" title={t('title')} help={t('help')}>
      <Deputies rows={shown} roles={roles} people={people} today={office.today} />
    </Section>
  )
}
