import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CalendarDate } from '@/components/time/time'
import { namesIn } from '@/lib/text/locale'
import { type AuthorityEntry, authorityName, wordsIn } from '../book/entry'

/** A place on the web as people read it. */
export function WebLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      rel="noreferrer noopener"
      target="_blank"
      className="inline-block min-h-6 break-all text-accent underline"
    >
      {href.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </a>
  )
}

/** How an authority is reached, what its portal asks, from when until when. What is not known is left out. */
export async function AuthorityFacts({ entry, after }: { entry: AuthorityEntry; after: AuthorityEntry | null }) {
  const [t, codes, locale] = await Promise.all([getTranslations('authorities'), getTranslations('codes'), getLocale()])
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'regimes',
      namesIn(
        locale,
        entry.regimes.map((code) => codes(`regimes.${code}`)),
      ),
    ],
    ['languages', entry.languages.join(', ').toUpperCase()],
    ['portal', entry.portal && <WebLink href={entry.portal} />],
    ...(['who', 'card', 'role'] as const).map((part) => [part, wordsIn(entry[part], locale)] as const),
    ['website', entry.website !== entry.portal && entry.website && <WebLink href={entry.website} />],
    ['address', entry.address],
    ['phone', entry.phone],
    ['email', entry.email],
    ['validFrom', entry.validFrom && <CalendarDate date={entry.validFrom} />],
    ['validUntil', entry.validUntil && <CalendarDate date={entry.validUntil} />],
    ['successor', after && authorityName(after, locale)],
    ['alsoCalled', entry.alsoCalled.join(' · ')],
    ['source', entry.source],
  ]
  return (
    <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
      {facts
        .filter(([, value]) => value)
        .map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{t(`fields.${field}`)}</dt>
            <dd className="whitespace-pre-line">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
