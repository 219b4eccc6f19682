import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { Badge, type Tone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/time/format'
import type { PersonRow, PersonState } from '../queries'

const tones: Readonly<Record<PersonState, Tone>> = {
  active: 'ok',
  invited: 'withinday',
  disabled: 'neutral',
  ended: 'neutral',
}
const head = 'border-b border-hairline px-4 py-2.5 align-top'
const cell = `${head} ${cardRows.cell}`

/** Everybody with their roles; e-mail and state only where the reader's right gave them. */
export async function PeopleTable({ people, mayChange }: { people: readonly PersonRow[]; mayChange: boolean }) {
  const [t, nav, locale, zone] = await Promise.all([
    getTranslations('access.people'),
    getTranslations('nav.roles'),
    getLocale(),
    getTimeZone(),
  ])
  const showsState = people.some((person) => person.state !== null)
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className={`w-full text-left ${cardRows.table}`}>
        <caption className="sr-only">{t('title')}</caption>
        <thead className={`text-sm text-muted ${cardRows.head}`}>
          <tr>
            <th scope="col" className={head}>
              {t('name')}
            </th>
            <th scope="col" className={head}>
              {t('roles')}
            </th>
            <th scope="col" className={head}>
              {t('departments')}
            </th>
            {showsState && (
              <th scope="col" className={head}>
                {t('state')}
              </th>
            )}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {people.map((person) => (
            <tr key={person.id} className={cardRows.row}>
              <th scope="row" className={`${head} font-normal ${cardRows.title}`}>
                <span className="flex flex-wrap items-center gap-2">
                  {mayChange ? <TextLink href={`/users/${person.id}`}>{person.name}</TextLink> : person.name}
                  {person.isExample && <ExampleBadge />}
                </span>
                {person.email && <span className="block text-sm text-muted">{person.email}</span>}
              </th>
              <td data-label={t('roles')} className={cell}>
                {person.roles.map((role) => nav(role)).join(', ')}
              </td>
              <td data-label={t('departments')} className={cell}>
                {person.departments.join(', ') || '–'}
              </td>
              {showsState && (
                <td data-label={t('state')} className={cell}>
                  <div>
                    {person.state && <Badge tone={tones[person.state]}>{t(`states.${person.state}`)}</Badge>}
                    {person.validUntil && (
                      <span className="mt-1 block text-sm text-muted">
                        {t('until', { moment: formatInstant(person.validUntil, { locale, zone }) })}
                      </span>
                    )}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
