import { getTranslations } from 'next-intl/server'
import { type ChangedRow, ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { isPersonField } from '../../recognise/people'
import { CheckFrame } from '../../screens/check-frame'
import { deedCounts, wrongRows } from '../../screens/wrong-rows'
import { mendPeopleAction } from '../actions'
import type { JudgedPerson } from '../judge'
import type { PeopleCheck } from '../load'
import type { Held } from '../plan'
import { personProblem } from '../problem'
import { PeopleCommit } from './people-commit'
import { placeOf } from './place'

/** What would become of every row of a table of people, and who waits for a second person. */
export async function PeopleCheckScreen({ page }: { page: PeopleCheck }) {
  const [t, access, errors] = await Promise.all([
    getTranslations('imports'),
    getTranslations('access'),
    getTranslations('errors'),
  ])
  const { stored, table, rows, counts, parts, shown, makes } = page
  const waits = rows.filter((row) => row.errors.length === 0 && row.waits).length
  return (
    <CheckFrame
      {...{ id: stored.id, place: await placeOf(stored), counts, parts }}
      help={t('people.checkHelp')}
      deeds={deedCounts(rows).map(({ deed, count }) => t(`people.deeds.${deed}`, { count }))}
      notice={waits > 0 && <Alert title={t('people.waits', { count: waits })}>{t('people.waitsHelp')}</Alert>}
      wrong={wrongRows(shown.wrong, table, {
        row: (at) => t('check.row', { number: table.rows[at]?.number ?? 0 }),
        title: ({ name, email }) => name || email || t('check.untitled'),
        field: (name) => (isPersonField(name) ? t(`people.fields.${name}`) : t('check.whole')),
        problem: (key) => personProblem(access, errors, key),
        long: t('check.longCell'),
      })}
      rows={await peopleInWords(page)}
      rowsHelp={t('people.previewHelp')}
      mend={mendPeopleAction}
      commit={
        <ClientText namespaces={['imports', 'errors', 'access', 'common']}>
          <PeopleCommit id={stored.id} able={counts.rows} wrong={counts.wrong} />
        </ClientText>
      }
    >
      {makes.length > 0 && (
        <Section id="makes" title={t('check.makes')} count={makes.length} help={t('check.makesHelp')}>
          <ChangedRows
            rows={makes.map((one) => ({
              ...{ ref: t('people.oneDepartment'), key: one.id, title: one.name, href: null, changes: [] },
              note: t('check.namedBy', { count: one.rows }),
            }))}
            empty={t('check.nothingThere')}
            arrow={t('check.becomes')}
          />
        </Section>
      )}
    </CheckFrame>
  )
}

async function peopleInWords({ shown, departments, table }: PeopleCheck): Promise<ChangedRow[]> {
  const [label, t, nav] = await Promise.all([
    getTranslations('imports'),
    getTranslations('imports.people'),
    getTranslations('nav.roles'),
  ])
  const roles = (held: Held) => held.roles.map((role) => nav(role)).join(', ')
  const places = (held: Held) => held.departmentIds.map((id) => departments.get(id) ?? '').join(', ')
  const days = (held: Held) => (held.roles.includes('auditor') ? String(held.validDays ?? '') : '')
  const changes = ({ account, after }: JudgedPerson) =>
    [
      { field: t('fields.roles'), before: roles(account ?? after), after: roles(after) },
      { field: t('fields.departments'), before: places(account ?? after), after: places(after) },
      { field: t('fields.validDays'), before: days(account ?? after), after: days(after) },
    ].filter(({ before, after: now }) => (account ? before !== now : now !== ''))
  return shown.rows.map((row) => ({
    ...{ ref: label('check.row', { number: table.rows[row.at]?.number ?? 0 }), title: `${row.name} · ${row.email}` },
    changes: changes(row),
    href: row.account ? `/users/${row.account.userId}` : null,
    note: row.waits ? t('waitsOne') : null,
  }))
}
