import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge } from '@/components/layout/example-badge'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/text-link'
import { ConfirmButton } from '@/lib/review/screens/confirm-button'
import { formatCalendarDate } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Group } from '../groups'
import type { WaitingItem } from '../item'

const shown = 8

type Props = { group: Group; now: Instant; zone: string }

/** One kind of thing that waits, with its first rows; the rest unfolds, so that the number opens all of them. */
export async function GroupSection({ group, zone }: Props) {
  const t = await getTranslations('overview')
  const rest = group.items.slice(shown)
  return (
    <Section
      id={group.key}
      title={t(`groups.${group.key}`)}
      count={group.items.length}
      actions={group.href && <TextLink href={group.href}>{t('all')}</TextLink>}
    >
      <Items items={group.items.slice(0, shown)} zone={zone} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-9 py-1.5 text-sm font-medium text-accent">
            {t('more', { count: rest.length })}
          </summary>
          <Items items={rest} zone={zone} />
        </details>
      )}
    </Section>
  )
}

async function Items({ items, zone }: { items: readonly WaitingItem[]; zone: string }) {
  const [t, all, locale] = await Promise.all([getTranslations('overview'), getTranslations(), getLocale()])
  return (
    <ul className="grid divide-y divide-hairline">
      {items.map((item) => (
        <li key={item.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <TextLink href={item.href} className="min-w-0">
            {item.ref && <span data-tabular>{item.ref} · </span>}
            {item.words ? all(`${item.words}.${item.title}`) : item.title}
          </TextLink>
          {item.isExample && <ExampleBadge />}
          <span className="ml-auto text-sm text-muted">
            {item.since && <Time instant={item.since} zone={zone} style="short" />}
            {item.dueWhat && <>{all(item.dueWhat)}: </>}
            {item.dueOn && t('due', { date: formatCalendarDate(item.dueOn, { locale, style: 'short' }) })}
          </span>
          {item.confirm && (
            <ClientText namespaces={['review', 'errors']}>
              <ConfirmButton {...item.confirm} recordRef={item.ref ?? ''} size="sm" />
            </ClientText>
          )}
        </li>
      ))}
    </ul>
  )
}
