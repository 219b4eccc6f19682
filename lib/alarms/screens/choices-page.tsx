import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { chooseAction } from '../actions'
import { ownChoices } from '../choices/choose'
import { mayHaveCalendar, ownLink } from '../feed/link'
import { ways } from '../plan/ways'
import { CalendarLink } from './calendar-link'

/** How a person is told: what comes by mail, and their calendar. */
export async function AlertChoices({ context: { actor, now, zone } }: { context: CommandContext & { actor: Actor } }) {
  const [t, link, choices] = await Promise.all([getTranslations('alarms'), ownLink(actor), ownChoices(actor, now)])
  const mayMake = mayHaveCalendar(actor)
  return (
    <ClientText namespaces={['alarms', 'common', 'errors']}>
      <PageHeader title={t('choices.title')} crumbs={[{ label: t('title'), href: '/alerts' }]}>
        {t('choices.help')}
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        <Section id="choices" title={t('choices.all')} help={t('choices.allHelp')}>
          {choices.length === 0 ? (
            <p className="text-muted">{t('choices.none')}</p>
          ) : (
            <Act
              name="choose"
              action={chooseAction}
              fixed={{}}
              submit={t('choices.save')}
              fields={choices.map(({ kind, way, isLast }) => ({
                ...{ name: kind, kind: 'choice', label: t(`choices.kinds.${kind}`), value: way },
                ...(isLast ? { help: t('choices.last') } : {}),
                options: ways.map((value) => ({ value, label: t(`choices.ways.${value}`) })),
              }))}
            />
          )}
        </Section>
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
