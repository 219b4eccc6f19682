import { getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { LeakDetail } from '../../queries/leak-detail'
import { wordedFacts } from './worded-facts'

/** 4: facts and risk, as they stand. */
export async function Facts({ leak }: { leak: LeakDetail }) {
  const [t, facts] = await Promise.all([getTranslations('triage'), wordedFacts(leak.facts)])
  return (
    <Section
      id="facts"
      title={t('facts.title')}
      actions={leak.can.update && <LinkButton href={`/leaks/${leak.ref}/facts`}>{t('facts.edit')}</LinkButton>}
    >
      <FactList
        facts={facts.map((fact) => ({
          ...fact,
          value: fact.value || <span className="text-muted">{t('facts.none')}</span>,
        }))}
      />
    </Section>
  )
}
