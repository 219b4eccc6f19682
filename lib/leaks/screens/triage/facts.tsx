import { getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { LeakDetail } from '../../queries/leak-detail'
import { wordedFacts } from './worded-facts'

/** 4: facts and risk, as they stand. */
export async function Facts({ leak }: { leak: LeakDetail }) {
  const [t, registers, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('registers'),
    wordedFacts(leak.facts),
  ])
  const empty = facts.filter((fact) => !fact.value).map((fact) => fact.label)
  return (
    <Section
      id="facts"
      title={t('facts.title')}
      actions={leak.can.update && <LinkButton href={`/leaks/${leak.ref}/facts`}>{t('facts.edit')}</LinkButton>}
    >
      <FactList facts={facts.filter((fact) => fact.value)} />
      {empty.length > 0 && (
        <p className="mt-2 text-sm text-muted">{registers('emptyFields', { fields: empty.join(', ') })}</p>
      )}
    </Section>
  )
}
