import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { can } from '@/lib/access/can'
import { gate, pageContext } from '@/lib/action/gate'
import { loadRequests } from '@/lib/requests/load'
import { RequestList } from '@/lib/requests/screens/request-list'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('requests'))('title') })

/** The requests this person may know of, what is due first at the top; opening the list is one entry in the log. */
export default async function RequestsPage({ searchParams }: PageProps<'/requests'>) {
  const actor = await gate('request', 'read')
  const [t, context, params] = await Promise.all([getTranslations('requests'), pageContext(actor), searchParams])
  const shown = await loadRequests(context, params)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          can(actor, 'request', 'create') && (
            <LinkButton href="/requests/new" variant="primary">
              {t('new')}
            </LinkButton>
          )
        }
      >
        {t(shown.own ? 'helpOwn' : 'help')}
      </PageHeader>
      <RequestList {...shown} />
    </>
  )
}
