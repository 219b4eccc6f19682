import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { EvidenceFiles } from '@/lib/evidence/panel'
import { sharingFileKinds } from '@/lib/law/codes/sharing'
import { formatInstant } from '@/lib/time/format'
import type { CalendarDate as Day } from '@/lib/time/types'
import { dropProofAction } from '../actions'
import type { DisclosureView } from '../queries'
import { outcomeTones } from './disclosure-table'

/** One disclosure: who, what, why, on whose decision, with what proof, and what is not there yet. */
export async function DisclosureScreen({ one }: { one: DisclosureView }) {
  const [t, codes, locale, zone] = await Promise.all([
    getTranslations('sharing'),
    getTranslations('codes'),
    getLocale(),
    getTimeZone(),
  ])
  const day = (on: Day | null) => (on ? <CalendarDate date={on} /> : t('open'))
  const text = (value: string | null) => value || t('open')
  const facts = [
    { label: t('fields.kind'), value: t(`kinds.${one.kind}`) },
    { label: t('fields.recipient'), value: one.recipient },
    ...(one.occasion ? [{ label: t('fields.occasion'), value: one.occasion }] : []),
    { label: t('fields.scope'), value: one.scope },
    {
      label: t('fields.dataCategories'),
      value: text(one.dataCategories.map((code) => codes(`dataCategories.${code}`)).join(', ')),
    },
    { label: t('fields.askedOn'), value: day(one.askedOn) },
    { label: t('fields.givenOn'), value: day(one.givenOn) },
    { label: t('fields.basis'), value: text(one.basis && codes(`legalBases.${one.basis}`)) },
    ...(one.basisText ? [{ label: t('fields.basisText'), value: one.basisText }] : []),
    { label: t('fields.decidedById'), value: text(one.decidedBy) },
    { label: t('fields.decidedOn'), value: day(one.decidedOn) },
    ...(one.reason ? [{ label: t('fields.reason'), value: one.reason }] : []),
    { label: t('fields.agreement'), value: <Agreement one={one} none={t('open')} ended={t('notInForce')} /> },
    { label: t('fields.permission'), value: text(one.permission) },
    ...(one.permissionOn ? [{ label: t('fields.permissionOn'), value: day(one.permissionOn) }] : []),
    { label: t('fields.evidence'), value: text(one.evidence) },
    {
      label: t('recorded'),
      value: t('recordedBy', {
        name: one.recordedBy ?? t('nobody'),
        date: formatInstant(one.recordedAt, { locale, zone }),
      }),
    },
  ]
  return (
    <>
      <PageHeader
        title={one.occasion ? `${one.recipient} · ${one.occasion}` : one.recipient}
        eyebrow={one.ref}
        crumbs={[{ href: '/sharing', label: t('title') }]}
        badges={
          <>
            <Badge tone={outcomeTones[one.outcome]}>{t(`outcomes.${one.outcome}`)}</Badge>
            {one.isExample && <ExampleBadge />}
          </>
        }
        actions={one.can.change && <LinkButton href={`/sharing/${one.ref}/edit`}>{t('edit')}</LinkButton>}
      />
      <div className="grid max-w-4xl gap-6">
        {one.gaps.length > 0 && (
          <Alert tone="warning" title={t('lacks', { count: one.gaps.length })}>
            <ul className="list-disc pl-5">
              {one.gaps.map((gap) => (
                <li key={gap}>{t(`gaps.${gap}`)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Section id="disclosure" title={t('one')}>
          <FactList facts={facts} />
        </Section>
        <Proofs one={one} />
      </div>
    </>
  )
}

function Agreement({ one, none, ended }: { one: DisclosureView; none: string; ended: string }) {
  const { agreement } = one
  if (!agreement) return none
  return (
    <>
      <TextLink href={`/registers/agreements/${agreement.ref}`}>
        {agreement.ref} {agreement.title}
      </TextLink>
      {!agreement.inForce && ` (${ended})`}
    </>
  )
}

/** Files that prove that people said yes, who asked, who decided, what was given. */
async function Proofs({ one }: { one: DisclosureView }) {
  const [t, evidence, codes, zone] = await Promise.all([
    getTranslations('sharing.files'),
    getTranslations('attachments.evidence'),
    getTranslations('codes'),
    getTimeZone(),
  ])
  return (
    <Section id="files" title={evidence('title')} count={one.files.length}>
      <EvidenceFiles
        {...{ files: one.files, zone, door: '/api/sharing/files', reference: one.ref }}
        kinds={sharingFileKinds.map(({ code }) => ({ value: code, label: codes(`sharingFileKinds.${code}`) }))}
        words={{ kind: t('kind'), warning: t('warning'), help: (size) => t('fileHelp', { size }) }}
        mayChange={one.can.change}
        erase={dropProofAction}
      />
    </Section>
  )
}
