import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { type Registered, registerOfRef } from '@/lib/records/state/registered'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import type { NextWaiting } from '../queue/waiting'
import { comparedRows } from '../reading/compared'
import type { ReviewView } from '../reading/review-of'
import { Comparison, ImpactList } from './comparison'
import { DecisionForm, ForceForm } from './decision-form'
import { StepsList } from './panel'

export const againstChoices = ['returned', 'in_force'] as const
export type Against = (typeof againstChoices)[number]

type Props = {
  register: Registered
  review: ReviewView
  next: NextWaiting | null /** What the person asks to see it beside. */
  against: Against | null
}

/**
 * The review of one record and the decision this person can take: what is proposed beside what was returned, where it was, else
 * beside what is in force.
 */
export async function ReviewScreen({ register, review, next, against }: Props) {
  const [t, words] = await Promise.all([getTranslations('review'), wordingOf()])
  const { record, standing, inForce, returned } = review
  const backHref = `/registers/${register.slug}/${record.ref}`
  const beside = besideOf(review, against)
  const before = beside === 'returned' ? returned : beside === 'in_force' ? inForce : null
  const rows = standing
    ? comparedRows(
        register,
        { before: before?.values ?? null, proposed: standing.values, titles: review.titles },
        words,
      )
    : []
  const ofThis = review.steps.find(
    (step) => step.number === standing?.number && Object.keys(step.comments).length > 0,
  )?.comments
  const heading = beside && before && t(beside === 'returned' ? 'asReturned' : 'inForceNow', { number: before.number })
  const comparison = (
    <Comparison
      rows={rows}
      beside={heading}
      comments={review.can.decide}
      said={{ ...(beside === 'returned' ? returned?.comments : {}), ...ofThis }}
    />
  )
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
        {standing && returned && <Returned review={review} beside={beside} />}
        {standing && <MissingNow register={register} review={review} words={words} />}
        <ClientText namespaces={['review', 'errors']}>
          {standing && review.can.decide && (
            <DecisionForm
              id={record.id}
              contentHash={standing.contentHash}
              backHref={backHref}
              next={next}
              mayAccept={review.whyNotAccept === null}
            >
              {comparison}
            </DecisionForm>
          )}
          {standing && !review.can.decide && comparison}
          {standing && review.can.force && (
            <ForceForm id={record.id} contentHash={standing.contentHash} backHref={backHref} next={next}>
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

function besideOf({ inForce, returned }: ReviewView, asked: Against | null): Against | null {
  const there = againstChoices.filter((one) => (one === 'returned' ? returned : inForce) !== null)
  return there.find((one) => one === asked) ?? there[0] ?? null
}

/** Why it was returned before, and the way to see it beside what is in force instead. */
async function Returned({ review: { returned, inForce }, beside }: { review: ReviewView; beside: Against | null }) {
  const [t, zone] = await Promise.all([getTranslations('review'), getTimeZone()])
  if (!returned) return null
  return (
    <Alert title={t('resubmitted', { name: returned.byName, number: returned.number })}>
      {returned.reason && <p className="whitespace-pre-line">{returned.reason}</p>}
      <p className="mt-1 text-sm">
        <Time instant={returned.at} zone={zone} />
        {inForce && (
          <>
            {' · '}
            <TextLink href={beside === 'returned' ? '?against=in_force' : '?against=returned'} className="text-inherit">
              {t(beside === 'returned' ? 'besideInForce' : 'besideReturned')}
            </TextLink>
          </>
        )}
      </p>
    </Alert>
  )
}

/** What is asked for and not there, for who decides over it. */
function MissingNow({
  register,
  review: { missing },
  words,
}: {
  register: Registered
  review: ReviewView
  words: Wording
}) {
  const items = register.requirements.filter(({ code }) => missing.includes(code))
  if (items.length === 0) return null
  return (
    <Section id="missing" title={words.t('registers.missing.title')} count={items.length}>
      <ul className="grid gap-1 sm:grid-cols-2 sm:gap-x-6">
        {items.map(({ code, article }) => (
          <li key={code}>
            {words.missing(register.slug, code)}{' '}
            <span className="text-sm text-muted">{words.t('registers.missing.article', { article })}</span>
          </li>
        ))}
      </ul>
    </Section>
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
