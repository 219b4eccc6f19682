import { ChevronRight } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { countryName } from '@/lib/law/countries'
import type { CalendarDate } from '@/lib/time/types'
import { authorityName, holdsOn, union } from '../book/entry'
import { type AuthorityInUse, authoritiesInUse } from '../book/in-use'
import { inOrder } from '../book/resolve'
import { AuthorityFacts } from './authority-facts'

type Props = { mayCorrect: boolean; today: CalendarDate; zone: string }

/** The address book: a line each, opened for how the authority is reached; those that are over last. */
export async function AuthorityList({ mayCorrect, today, zone }: Props) {
  const [t, book] = await Promise.all([getTranslations('authorities'), authoritiesInUse()])
  const names = await namesOf(
    db(),
    book.map(({ corrected }) => corrected?.byId ?? null),
  )
  return (
    <Section
      id="authorities"
      title={t('list')}
      count={book.length}
      help={t('help')}
      actions={mayCorrect && <LinkButton href="/settings/authorities/new">{t('add')}</LinkButton>}
    >
      <ul className="grid divide-y divide-hairline">
        {inOrder(book, today).map((one) => (
          <li key={one.entry.code}>
            <Line
              used={one}
              byName={names.get(one.corrected?.byId ?? '') ?? ''}
              {...{ mayCorrect, today, zone }}
              after={book.find(({ entry }) => entry.code === one.entry.successor) ?? null}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type LineProps = Props & { used: AuthorityInUse; byName: string; after: AuthorityInUse | null }

async function Line({ used: { entry, version, corrected }, byName, after, mayCorrect, today, zone }: LineProps) {
  const [t, settings, locale] = await Promise.all([
    getTranslations('authorities'),
    getTranslations('settings'),
    getLocale(),
  ])
  return (
    <details id={entry.code} className="group/line scroll-mt-20">
      <summary className="flex cursor-pointer flex-wrap items-center gap-2 rounded-sm py-2.5">
        <Icon of={ChevronRight} size={16} className="shrink-0 group-open/line:rotate-90" />
        <span className="font-medium">{authorityName(entry, locale)}</span>
        {!holdsOn(entry, today) && <Badge>{t('over')}</Badge>}
        <Badge tone={entry.certainty === 'read' ? 'ok' : 'outline'}>
          {settings(`clocks.certainty.${entry.certainty}`)}
        </Badge>
        {version > 0 && <Badge tone="ontrack">{t('version', { number: version })}</Badge>}
        <span className="ml-auto text-sm text-muted">
          {entry.country === union ? t('union') : countryName(entry.country, locale)}
        </span>
      </summary>
      <div className="grid gap-3 pb-4 text-sm">
        <AuthorityFacts entry={entry} after={after?.entry ?? null} />
        {corrected && (
          <p className="text-muted">
            {t.rich('corrected', {
              name: byName,
              moment: () => <Time instant={corrected.at} zone={zone} style="date" />,
            })}{' '}
            {corrected.reason}
          </p>
        )}
        {mayCorrect && (
          <p>
            <TextLink href={`/settings/authorities/${entry.code}`}>{t('correct')}</TextLink>
          </p>
        )}
      </div>
    </details>
  )
}
