import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { countryName } from '@/lib/law/countries'
import { labelled } from '@/lib/text/locale'
import type { DepartmentRow, OrganisationFacts } from '../queries'
import { DepartmentForm } from './department-form'

type DepartmentsProps = { rows: readonly DepartmentRow[]; mayAdd: boolean; mayChange: boolean }

/** Departments with how much is in them; added by who adds people, renamed and retired by who changes the organisation. */
export async function Departments({ rows, mayAdd, mayChange }: DepartmentsProps) {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  const about = (row: DepartmentRow) =>
    [
      labelled(locale, t('departments.records'), row.records),
      labelled(locale, t('departments.people'), row.people),
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
        {mayAdd && (
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

type Props = { entities: OrganisationFacts['entities']; mayChange: boolean }

/** Related companies that can be named as controller or processor, with what Art. 30(1)(a) still wants of them. */
export async function Entities({ entities, mayChange }: Props) {
  const [t, locale] = await Promise.all([getTranslations('organisation'), getLocale()])
  return (
    <Section
      id="entities"
      title={t('sections.entities')}
      count={entities.length}
      help={t('entities.help')}
      actions={mayChange && <LinkButton href="/organisation/entities/new">{t('entities.add')}</LinkButton>}
    >
      {entities.length === 0 && <p className="measure">{t('entities.none')}</p>}
      <ul className="divide-y divide-hairline">
        {entities.map((entity) => (
          <li key={entity.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0">
            {mayChange ? (
              <TextLink href={`/organisation/entities/${entity.id}`}>{entity.name}</TextLink>
            ) : (
              <span className="font-medium">{entity.name}</span>
            )}
            <span className="text-sm text-muted">
              {[entity.relation, entity.city, countryName(entity.country, locale)].filter(Boolean).join(' · ')}
            </span>
            {entity.retiredAt !== null && <Badge>{t('departments.retired')}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
