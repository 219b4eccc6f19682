import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { type Registered, registerOfRef } from '@/lib/records/state/registered'
import { wordingOf } from '@/lib/records/state/wording'
import { comparedRows } from '../reading/compared'
import type { ReviewView } from '../reading/review-of'
import { Comparison, ImpactList } from './comparison'
import { DecisionForm, ForceForm } from './decision-form'
import { StepsList } from './panel'

/** The review of one record: in force beside proposed, and the decision this person can take. */
export async function ReviewScreen({ register, review }: { register: Registered; review: ReviewView }) {
  const [t, words] = await Promise.all([getTranslations('review'), wordingOf()])
  const { record, standing, inForce } = review
  const backHref = `/registers/${register.slug}/${record.ref}`
  const rows = standing
    ? comparedRows(
        register,
        { approved: inForce?.values ?? null, proposed: standing.values, titles: review.titles },
        words,
      )
    : []
  const said = standing
    ? (review.steps.find((step) => step.number === standing.number && Object.keys(step.comments).length > 0)
        ?.comments ?? {})
    : {}
  const comparison = <Comparison rows={rows} inForce={inForce !== null} comments={review.can.decide} said={said} />
  return (
    <>
      <PageHeader
        title={`${t('title')} · ${record.title}`}
        eyebrow={record.ref}
        crumbs={[
          { href: `/registers/${register.slug}`, label: words.name(register.slug, 'plural') },
          { href: backHref, label: record.ref },
        ]}
        badges={
          <>
            {standing && <Badge tone="withinday">{t(`waiting.${standing.state}`)}</Badge>}
            {record.isExample && <ExampleBadge />}
          </>
        }
      >
        {standing
          ? `${t('version', { number: standing.number })}. ${t('contributors')} ${standing.contributors.join(', ')}`
          : t('nothingStands')}
      </PageHeader>
      <div className="grid gap-6">
        <ClientText namespaces={['review', 'errors']}>
          {standing && review.can.decide && (
            <DecisionForm
              id={record.id}
              contentHash={standing.contentHash}
              backHref={backHref}
              mayAccept={review.whyNotAccept === null}
            >
              {comparison}
            </DecisionForm>
          )}
          {standing && !review.can.decide && comparison}
          {standing && review.can.force && (
            <ForceForm id={record.id} contentHash={standing.contentHash} backHref={backHref}>
              <ImpactList impact={review.impact} standing />
            </ForceForm>
          )}
        </ClientText>
        <OnlyDrafts refs={review.onlyDrafts} titles={review.titles} />
        <Waits review={review} />
        {standing && !review.can.force && review.impact.total > 0 && (
          <Section id="impact" title={t('impact.title')}>
            <ImpactList impact={review.impact} standing />
          </Section>
        )}
        {review.steps.length > 0 && (
          <Section id="steps" title={t('panelTitle')}>
            <StepsList steps={review.steps} />
          </Section>
        )}
      </div>
    </>
  )
}

/** Linked records behind which no approved version stands: whoever accepts or puts in force sees them by name. */
async function OnlyDrafts({ refs, titles }: { refs: readonly string[]; titles: ReviewView['titles'] }) {
  const t = await getTranslations('review')
  if (refs.length === 0) return null
  return (
    <Alert tone="warning" title={t('onlyDrafts', { count: refs.length })}>
      <ul className="grid gap-1">
        {refs.map((ref) => (
          <li key={ref}>
            <TextLink href={`/registers/${registerOfRef(ref)?.slug}/${ref}`} className="text-inherit">
              {`${ref} ${titles.get(ref) ?? ''}`.trim()}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Why this person, or anybody, cannot accept it or put it in force now. */
async function Waits({ review: { blocked, whyNotForce, whyNotAccept } }: { review: ReviewView }) {
  const t = await getTranslations('review')
  if (blocked) return <Alert tone="warning">{t(`blocked.${blocked}`)}</Alert>
  if (whyNotAccept === 'accepts_own_work') return <Alert tone="warning">{t('ownText')}</Alert>
  if (whyNotForce === 'own_work') return <Alert tone="warning">{t('ownWork')}</Alert>
  if (whyNotForce === 'own_review') return <Alert tone="warning">{t('ownReview')}</Alert>
  return whyNotForce === 'not_accepted' ? <Alert>{t('tooEarly')}</Alert> : null
}
