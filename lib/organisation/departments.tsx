import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { DepartmentForm } from './department-form'
import type { DepartmentRow } from './queries'

/** Departments with how much is in them; whoever may change the organisation adds, renames and retires them here. */
export async function Departments({ rows, mayChange }: { rows: readonly DepartmentRow[]; mayChange: boolean }) {
  const t = await getTranslations('organisation')
  const about = (row: DepartmentRow) =>
    `${t('departments.records')}: ${row.records} · ${t('departments.people')}: ${row.people}`
  return (
    <Section id="departments" title={t('sections.departments')} count={rows.length}>
      <ClientText namespaces={['organisation', 'errors']}>
        <ul className="grid gap-4">
          {rows.map((row) => (
            <li key={`${row.id}-${row.version}`}>
              {mayChange ? <DepartmentForm row={row} /> : <span className="font-medium">{row.name}</span>}
              <span className="block text-sm text-muted">
                {about(row)}
                {row.retired && ` · ${t('departments.retired')}`}
              </span>
            </li>
          ))}
        </ul>
        {rows.length === 0 && <p className="text-muted">{t('departments.none')}</p>}
        {mayChange && (
          <div className="mt-4 border-t border-hairline pt-4">
            <DepartmentForm row={null} />
          </div>
        )}
      </ClientText>
    </Section>
  )
}
