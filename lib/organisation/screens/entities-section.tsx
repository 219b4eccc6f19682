import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { countryName } from '@/lib/law/countries'
import type { OrganisationFacts } from '../queries'

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
