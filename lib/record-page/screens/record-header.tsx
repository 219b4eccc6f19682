import type { ReactNode } from 'react'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import { Badge, StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { mayHandOver } from '@/lib/beside/hand-over/schema'
import type { RecordDetail, TitleRow } from '@/lib/records/list/row'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'

type Props = { register: AnyRegister; record: RecordDetail; words: Wording; actions?: ReactNode }

/** Name, state and the facts every record has; what this person can do with it. */
export function RecordHeader({ register, record, words, actions }: Props) {
  const t = words.t
  const changed = record.status !== 'in_force' && record.inForce
  return (
    <>
      <PageHeader
        crumbs={[crumb(register, words)]}
        eyebrow={record.ref}
        title={record.title}
        badges={
          <>
            <StatusBadge status={record.status} label={words.status(record.status)} />
            {record.comeback && <Badge tone="withinday">{t(`review.comeback.${record.comeback}`)}</Badge>}
            {record.frozen && <Badge>{t('registers.frozen')}</Badge>}
            {changed && <Badge tone="ontrack">{t('registers.pending')}</Badge>}
            {record.isProposal && <Badge tone="outline">{t('talk.proposal.badge')}</Badge>}
            {record.isExample && <ExampleBadge />}
          </>
        }
        actions={
          <>
            {record.can.update && (
              <LinkButton href={`/registers/${register.slug}/${record.ref}/edit`} variant="primary">
                {t('registers.edit')}
              </LinkButton>
            )}
            {!record.frozen && (
              <LinkButton href={`/registers/${register.slug}/${record.ref}/versions`} variant="quiet">
                {t('versions.link')}
              </LinkButton>
            )}
            {actions}
          </>
        }
      >
        {factsOf(record, words).join('\u00a0· ')}
      </PageHeader>
      {record.isProposal && <Note>{t('talk.proposal.note')}</Note>}
      {record.frozen && <Note>{t('registers.frozenHelp')}</Note>}
      {changed && <Note>{t('registers.pendingHelp')}</Note>}
    </>
  )
}

/** The same for people who see titles only: name, owner, contact. */
export function TitleHeader({ register, record, words }: { register: AnyRegister; record: TitleRow; words: Wording }) {
  return (
    <PageHeader
      crumbs={[crumb(register, words)]}
      eyebrow={record.ref}
      title={record.title}
      badges={record.isExample && <ExampleBadge />}
    >
      {words.t('registers.titleHelp')}
    </PageHeader>
  )
}

function crumb(register: AnyRegister, words: Wording) {
  return { label: words.name(register.slug, 'plural'), href: `/registers/${register.slug}` }
}

function Note({ children }: { children: ReactNode }) {
  return (
    <Alert tone="info" className="mb-6">
      {children}
    </Alert>
  )
}

function factsOf({ owner, department, nextReviewOn, updatedAt }: RecordDetail, words: Wording): string[] {
  const t = words.t
  return [
    owner ? t('registers.facts.owner', { name: owner.name }) : t('registers.facts.noOwner'),
    ...(department ? [department.name] : []),
    nextReviewOn ? t('registers.facts.review', { date: words.date(nextReviewOn) }) : t('registers.facts.noReview'),
    t('registers.facts.changed', { moment: words.moment(updatedAt) }),
  ]
}

type MoreActionsProps = { actor: Actor; register: AnyRegister; record: RecordDetail; words: Wording }

/** What else can be done with a record: start another from it, give it to another owner. */
export function MoreActions({ actor, register, record, words }: MoreActionsProps) {
  const { ownerId, ref } = record
  return (
    <>
      {mayEver(actor, 'register', 'create') && (
        <LinkButton href={`/registers/${register.slug}/new?from=${ref}`} variant="quiet">
          {words.t('talk.copy.button')}
        </LinkButton>
      )}
      {record.can.update && ownerId !== null && mayHandOver(actor, ownerId) && (
        <LinkButton href={`/hand-over?from=${ownerId}`} variant="quiet">
          {words.t('talk.handOver.link')}
        </LinkButton>
      )}
    </>
  )
}
