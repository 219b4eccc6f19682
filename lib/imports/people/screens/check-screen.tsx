import { getTranslations } from 'next-intl/server'
import { type ChangedRow, ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import { isPersonField } from '../../recognise/people'
import { MendForm, type WrongRow } from '../../screens/mend-form'
import { mendPeopleAction } from '../actions'
import type { JudgedPerson } from '../judge'
import type { PeopleCheck } from '../load'
import type { Held } from '../plan'
import { personProblem } from '../problem'
import { PeopleCommit } from './people-commit'

/** What would become of every row of a table of people; wrong cells are mended here, then everybody is added by one press. */
export async function PeopleCheckScreen({ page }: { page: PeopleCheck }) {
  const [t, people] = await Promise.all([getTranslations('imports'), getTranslations('access.people')])
  const { stored, rows, counts, parts, shown } = page
  const path = `/users/import/${stored.id}/check`
  const count = (deed: string) => rows.filter((row) => row.errors.length === 0 && row.deed === deed).length
  const waits = rows.filter((row) => row.errors.length === 0 && row.waits).length
  const wrong = await wrongPeople(page)
  return (
    <>
      <PageHeader
        title={t('check.title')}
        crumbs={[
          { href: '/users', label: people('title') },
          { href: '/users/import', label: t('people.title') },
          { href: `/users/import/${stored.id}`, label: t('check.back') },
        ]}
        eyebrow={`${t('people.name')} · ${stored.fileName || t('pasted')}`}
      >
        {t('people.checkHelp')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <ul className="flex flex-wrap gap-2">
          {(['create', 'update', 'none'] as const).map(
            (deed) =>
              count(deed) > 0 && (
                <li key={deed}>
                  <Badge>{t(`people.deeds.${deed}`, { count: count(deed) })}</Badge>
                </li>
              ),
          )}
          {counts.wrong > 0 && (
            <li>
              <Badge tone="urgent">{t('check.wrong', { count: counts.wrong })}</Badge>
            </li>
          )}
        </ul>
        {waits > 0 && <Alert title={t('people.waits', { count: waits })}>{t('people.waitsHelp')}</Alert>}
        {counts.wrong > 0 && (
          <Section id="errors" title={t('check.errors')} count={counts.wrong} help={t('check.errorsHelp')}>
            <ClientText namespaces={['imports', 'errors']}>
              <MendForm key={parts.wrong.skip} id={stored.id} rows={wrong} mend={mendPeopleAction} />
            </ClientText>
            <RestOfList
              {...{
                part: parts.wrong,
                shown: wrong.length,
                total: counts.wrong,
                path,
                name: 'wrong',
                anchor: 'errors',
              }}
            />
            <div className="mt-4">
              <Downloads
                quiet
                label={t('check.errors')}
                files={[
                  {
                    href: `/api/users/import/${stored.id}/failed`,
                    label: t('check.download'),
                    name: t('check.download'),
                  },
                ]}
              />
            </div>
          </Section>
        )}
        {counts.rows > 0 && (
          <Section id="preview" title={t('check.preview')} count={counts.rows} help={t('people.previewHelp')}>
            <ChangedRows rows={await peopleInWords(page)} empty={t('check.nothingThere')} arrow={t('check.becomes')} />
            <RestOfList
              {...{
                part: parts.rows,
                shown: shown.rows.length,
                total: counts.rows,
                path,
                name: 'rows',
                anchor: 'preview',
              }}
            />
          </Section>
        )}
        {counts.rows === 0 ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-muted">{t('check.nothing')}</p>
            <LinkButton href={`/users/import/${stored.id}`}>{t('check.back')}</LinkButton>
          </div>
        ) : (
          <ClientText namespaces={['imports', 'errors', 'access', 'common']}>
            <PeopleCommit id={stored.id} able={counts.rows} wrong={counts.wrong} />
          </ClientText>
        )}
      </div>
    </>
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

async function wrongPeople({ shown, table }: PeopleCheck): Promise<WrongRow[]> {
  const [t, access, errors] = await Promise.all([
    getTranslations('imports'),
    getTranslations('access'),
    getTranslations('errors'),
  ])
  return shown.wrong.map(({ at, name, email, errors: all }): WrongRow => {
    const row = table.rows[at]
    const columns = [...new Set(all.map(({ column }) => column))]
    return {
      row: at,
      label: t('check.row', { number: row?.number ?? 0 }),
      title: name || email || t('check.untitled'),
      cells: columns.map((column) => {
        const own = all.filter((one) => one.column === column)
        const field = own[0]?.field ?? ''
        return {
          id: `cell-${at}-${column ?? 'row'}`,
          ...{ row: at, column },
          label:
            column === null
              ? isPersonField(field)
                ? t(`people.fields.${field}`)
                : t('check.whole')
              : (table.columns[column] ?? ''),
          text: column === null || row?.long.includes(column) ? '' : (row?.cells[column] ?? ''),
          problem: [...new Set(own.map(({ key }) => personProblem(access, errors, key)))].join(' '),
        }
      }),
    }
  })
}
