import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { mayHaveCalendar, ownLink } from '../feed/link'
import { CalendarLink } from './calendar-link'

/** How a person is told: what comes by mail, and their calendar. */
export async function AlertChoices({ context: { actor, zone } }: { context: CommandContext & { actor: Actor } }) {
  const [t, link] = await Promise.all([getTranslations('alarms'), ownLink(actor)])
  const mayMake = mayHaveCalendar(actor)
  return (
    <ClientText namespaces={['alarms', 'errors']}>
      <PageHeader title={t('choices.title')} crumbs={[{ label: t('title'), href: '/alerts' }]}>
        {t('choices.help')}
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        {(mayMake || link) && (
          <Section id="calendar" title={t('calendar.title')} help={t('calendar.help')}>
            <div className="grid gap-4">
              {link ? (
                <FactList
                  facts={[
                    { label: t('calendar.made'), value: <Time instant={link.madeAt} zone={zone} /> },
                    {
                      label: t('calendar.read'),
                      value: link.readAt ? <Time instant={link.readAt} zone={zone} /> : t('calendar.never'),
                    },
                  ]}
                />
              ) : (
                <p className="text-muted">{t('calendar.none')}</p>
              )}
              <CalendarLink hasLink={link !== null} mayMake={mayMake} />
            </div>
          </Section>
        )}
      </div>
    </ClientText>
  )
}
