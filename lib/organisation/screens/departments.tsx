import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import type { DepartmentRow } from '../queries'
import { DepartmentForm } from './department-form'

/** Departments with how much is in them; whoever may change the organisation adds, renames and retires them here. */
export async function Departments({ rows, mayChange }: { rows: readonly DepartmentRow[]; mayChange: boolean }) {
  const t = await getTranslations('organisation')
  const about = (row: DepartmentRow) =>
    [
      `${t('departments.records')}: ${row.records}`,
      `${t('departments.people')}: ${row.people}`,
      row.retired && t('departments.retired'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Section id="departments" title={t('sections.departments')} count={rows.length}>
      <ClientText namespaces={['organisation', 'errors']}>
        <ul className="divide-y divide-hairline">
          {rows.map((row) => (
            <li key={`${row.id}-${row.version}`} className="py-2.5 first:pt-0">
              <Named row={row} about={about(row)} form={mayChange && <DepartmentForm row={row} />} />
            </li>
          ))}
        </ul>
        {rows.length === 0 && <p className="text-muted">{t('departments.none')}</p>}
        {mayChange && (
          <div className="border-t border-hairline pt-4">
            <DepartmentForm row={null} />
          </div>
        )}
      </ClientText>
    </Section>
  )
}

function Named({ row, about, form }: { row: DepartmentRow; about: string; form: React.ReactNode }) {
  const name = (
    <>
      <span className="font-medium">{row.name}</span> <span className="text-sm text-muted">{about}</span>
    </>
  )
  if (!form) return name
  return (
    <details>
      <summary className="cursor-pointer rounded-sm">{name}</summary>
      <div className="pt-3 pl-4">{form}</div>
    </details>
  )
}
