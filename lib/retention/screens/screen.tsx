import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { addDuration, durationSchema } from '@/lib/time/duration'
import type { CalendarDate } from '@/lib/time/types'
import { listDeletions } from '../deletions/queries'
import { retentionDue } from '../due'
import { listHolds } from '../holds/queries'
import { heldRegisters } from '../scope/places'
import { DeletionTable } from './deletion-table'
import { DueTable } from './due-table'
import { HoldTable } from './hold-table'

const ahead = durationSchema.parse('P12M')

/** What is due to go, what holds it back, and the proof of what went. */
export async function RetentionScreen({ actor, today }: { actor: Actor; today: CalendarDate }) {
  const [t, due, holds, deletions] = await Promise.all([
    getTranslations('retention'),
    retentionDue(actor, addDuration(today, ahead), today),
    listHolds(actor, today),
    listDeletions(actor),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={<LinkButton href={`/registers/${heldRegisters.rules}`}>{t('registerLink')}</LinkButton>}
      >
        {t('intro')}
      </PageHeader>
      <nav aria-label={t('parts')} data-chrome className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        <TextLink href="#due">{t('due.title')}</TextLink>
        <TextLink href="#holds">{t('holds.title')}</TextLink>
        <TextLink href="#deletions">{t('deletions.title')}</TextLink>
      </nav>
      <div className="grid gap-6">
        <Section id="due" title={t('due.title')} count={due.length} help={t('due.help')}>
          <OrNone none={due.length === 0 && t('due.none')}>
            <DueTable rows={due} today={today} />
          </OrNone>
        </Section>
        <Section
          id="holds"
          title={t('holds.title')}
          count={holds.length}
          help={t('holds.help')}
          actions={
            can(actor, 'hold', 'create') && <LinkButton href="/retention/holds/new">{t('holds.new')}</LinkButton>
          }
        >
          <OrNone none={holds.length === 0 && t('holds.none')}>
            <HoldTable rows={holds} />
          </OrNone>
        </Section>
        <Section
          id="deletions"
          title={t('deletions.title')}
          count={deletions.length}
          help={t('deletions.help')}
          actions={
            mayEver(actor, 'deletion', 'create') && (
              <LinkButton href="/retention/deletions/new">{t('deletions.new')}</LinkButton>
            )
          }
        >
          <OrNone none={deletions.length === 0 && t('deletions.none')}>
            <DeletionTable rows={deletions} />
          </OrNone>
        </Section>
      </div>
    </>
  )
}

function OrNone({ none, children }: { none: string | false; children: ReactNode }) {
  return none ? <p className="text-muted">{none}</p> : children
}
