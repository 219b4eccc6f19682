import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { StatusBadge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { FindingView } from '../queries'
import { StateForm } from './state-form'

/** One finding: what is wrong, the law, who and when, and the step to its next state. */
export async function FindingScreen({ finding }: { finding: FindingView }) {
  const t = await getTranslations('findings')
  const field = (name: keyof Messages['findings']['fields']) => t(`fields.${name}`)
  const facts = [
    { label: field('recordRef'), value: <OnRecord finding={finding} whole={t('onStatement')} /> },
    { label: field('source'), value: finding.source },
    { label: field('wrong'), value: finding.wrong },
    { label: field('law'), value: finding.law },
    ...(finding.advice ? [{ label: field('advice'), value: finding.advice }] : []),
    { label: field('ownerId'), value: finding.ownerName ?? t('noOwner') },
    { label: field('dueOn'), value: finding.dueOn ? <CalendarDate date={finding.dueOn} /> : t('noDue') },
    ...(finding.resolution ? [{ label: field('resolution'), value: finding.resolution }] : []),
  ]
  return (
    <>
      <PageHeader
        title={finding.title}
        eyebrow={finding.ref}
        crumbs={[{ href: '/findings', label: t('title') }]}
        badges={
          <>
            <StatusBadge status={finding.state} label={t(`states.${finding.state}`)} />
            {finding.isExample && <ExampleBadge />}
          </>
        }
        actions={finding.can.update && <LinkButton href={`/findings/${finding.ref}/edit`}>{t('edit')}</LinkButton>}
      />
      <div className="grid max-w-4xl gap-6">
        <Section id="finding" title={t('one')}>
          <FactList facts={facts} />
        </Section>
        {finding.can.states.length > 0 && (
          <Section id="state" title={t('move')}>
            <ClientText namespaces={['findings', 'errors']}>
              <StateForm id={finding.id} version={finding.version} states={finding.can.states} />
            </ClientText>
          </Section>
        )}
      </div>
    </>
  )
}

function OnRecord({ finding, whole }: { finding: FindingView; whole: string }) {
  const { record } = finding
  if (!record) return whole
  return (
    <TextLink href={`/registers/${record.register}/${record.ref}`}>
      {record.ref} {record.title}
    </TextLink>
  )
}
