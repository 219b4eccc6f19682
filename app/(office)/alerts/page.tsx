import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { pageContext, requireActor } from '@/lib/action/gate'
import { alarmShape, ownAlarms } from '@/lib/alarms/list'
import { unreadAlarms } from '@/lib/alarms/queries'
import { AlertList, MailNotice } from '@/lib/alarms/screens/alert-list'
import { mailDown } from '@/lib/mail/queries'
import { viewedState } from '@/lib/views/load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alarms'))('title') }
}

/** The person's own alarms: everybody has the page, and on it nothing but their own. */
export default async function AlertsPage({ searchParams }: PageProps<'/alerts'>) {
  const actor = await requireActor()
  const viewed = await viewedState(actor, '/alerts', await searchParams, alarmShape)
  const [t, { zone }] = await Promise.all([getTranslations('alarms'), pageContext(actor)])
  const [page, unread, down] = await Promise.all([ownAlarms(actor, viewed.state), unreadAlarms(actor), mailDown(actor)])
  return (
    <>
      <PageHeader title={t('title')} actions={<LinkButton href="/alerts/choices">{t('choices.title')}</LinkButton>}>
        {t('help')}
      </PageHeader>
      {down && <MailNotice down={down} />}
      <AlertList page={page} viewed={viewed} unread={unread} zone={zone} />
    </>
  )
}
