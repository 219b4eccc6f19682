import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import type { Tone } from '@/components/ui/badge'
import type { Actor } from '@/lib/access/actor'
import { roles } from '@/lib/access/roles'
import { headOf } from '@/lib/lists/declared'
import { formatInstant } from '@/lib/time/format'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type PersonColumn, type PersonPage, personColumns, personShape } from '../list'
import type { PersonRow, PersonState } from '../queries'

const tones: Readonly<Record<PersonState, Tone>> = {
  active: 'ok',
  invited: 'withinday',
  disabled: 'neutral',
  ended: 'neutral',
}

type Props = { actor: Actor; page: PersonPage; viewed: Viewed; mayChange: boolean }

/** Everybody with their roles, as a list; e-mail and state only where the reader's right gave them. */
export async function PeopleTable({ actor, page, viewed, mayChange }: Props) {
  const [t, nav, all, locale, zone] = await Promise.all([
    getTranslations('access.people'),
    getTranslations('nav.roles'),
    getTranslations(),
    getLocale(),
    getTimeZone(),
  ])
  const columns = personColumns(actor)
  const label = (id: PersonColumn) => t(`columns.${id}`)
  const option = (id: PersonColumn, value: string): string => {
    const role = roles.find((one) => one === value)
    if (id === 'roles' && role) return nav(role)
    const key = `access.people.states.${value}`
    return id === 'state' && all.has(key) ? all(key) : value
  }
  const cells = (person: PersonRow): Record<PersonColumn, Cell> => ({
    name: { kind: 'text', text: person.name },
    email: person.email ? { kind: 'text', text: person.email } : null,
    roles: { kind: 'choices', labels: person.roles.map((role) => nav(role)) },
    departments: person.departments.length > 0 ? { kind: 'choices', labels: person.departments } : null,
    state: person.mail?.gaveUp
      ? { kind: 'badge', tone: 'urgent', label: t('states.mailFailed') }
      : person.state && { kind: 'badge', tone: tones[person.state], label: t(`states.${person.state}`) },
    validUntil: person.validUntil && {
      kind: 'date',
      iso: person.validUntil,
      text: t('until', { moment: formatInstant(person.validUntil, { locale, zone }) }),
    },
  })
  return (
    <DataTable
      caption={t('title')}
      path="/users"
      shape={personShape(actor)}
      {...headOf(columns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
      rows={page.rows.map(
        (person): DataRow => ({
          id: person.id,
          href: mayChange ? `/users/${person.id}` : null,
          example: person.isExample,
          ...(mayChange && person.mail?.gaveUp
            ? { actions: [{ label: t('sendAgain'), href: `/users/${person.id}#access` }] }
            : {}),
          cells: cells(person),
        }),
      )}
      views={<ViewBar viewed={viewed} />}
    />
  )
}
