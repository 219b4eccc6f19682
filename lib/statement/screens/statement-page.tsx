import { getLocale, getTranslations } from 'next-intl/server'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Link, TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { formatCalendarDate } from '@/lib/time/format'
import { promiseStates } from '../model/checks'
import { type PromiseRow, promisesNow, seesPromises } from '../promises/queries'
import { chosen, type VersionView, versionOf, versionRows } from '../versions/queries'
import { MarkedText } from './marked-text'
import { stateTones } from './promise-state'

/** The published text, its promises marked in it, with their state beside it. Who reads the text alone sees no promises. */
export async function StatementPage({ actor, asked }: { actor: Actor; asked: string | undefined }) {
  const [t, draft, locale, now] = await Promise.all([
    getTranslations('statement'),
    getTranslations('statement-draft'),
    getLocale(),
    officeNow(),
  ])
  const rows = await versionRows(now.today)
  const row = chosen(rows, asked, locale)
  const [version, promises] = await Promise.all([row && versionOf(row), promisesNow(actor, now)])
  const mayWrite = can(actor, 'statement', 'create') !== null
  const add = mayWrite && (
    <LinkButton href="/statement/new" variant={version ? 'secondary' : 'primary'}>
      {t('version.new')}
    </LinkButton>
  )
  if (!version) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('version.none')} actions={add}>
          {t('version.noneHelp')}
        </EmptyState>
      </>
    )
  }
  const earlier = rows
    .filter(({ number, language }) => number < version.number && language === version.language)
    .sort((one, other) => other.number - one.number)[0]
  const here = promises.filter(({ places }) => places.some((place) => place.version === version.number))
  return (
    <>
      <PageHeader
        title={t('title')}
        eyebrow={t('version.number', { number: version.number })}
        badges={
          <>
            <Badge tone={version.inUse ? 'ok' : 'neutral'}>
              {t(version.inUse ? 'version.inUse' : 'version.notInUse')}
            </Badge>
            {version.isExample && <ExampleBadge />}
          </>
        }
        actions={
          seesPromises(actor) && (
            <>
              <LinkButton href="/statement/promises">{t('promise.list')}</LinkButton>
              <LinkButton href="/statement/comparison">{t('compare.open')}</LinkButton>
              {mayEver(actor, 'register', 'export') && (
                <LinkButton href={`/statement/draft?language=${version.language}`}>{draft('page.open')}</LinkButton>
              )}
              {add}
            </>
          )
        }
      >
        <VersionFacts version={version} locale={locale} />
        <OtherVersions rows={rows.filter(({ number }) => number !== version.number)} locale={locale} />
        {seesPromises(actor) && earlier && (
          <p className="text-sm">
            <TextLink href={`/statement/differences?v=${version.number}&from=${earlier.number}`}>
              {draft('differences.open', { number: earlier.number })}
            </TextLink>
          </p>
        )}
      </PageHeader>
      <Lost promises={lostIn(version, promises)} number={version.number} />
      {seesPromises(actor) && (
        <div data-chrome className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <States promises={here} />
          {mayWrite && (
            <TextLink href={`/statement/promises/new?statement=${version.number}`}>{t('promise.new')}</TextLink>
          )}
        </div>
      )}
      <MarkedText version={version} promises={here} beside={seesPromises(actor)} />
    </>
  )
}

/** How many promises of the text stand how, each the way to them: most of the text makes none, and the first stands far down. */
async function States({ promises }: { promises: readonly PromiseRow[] }) {
  const t = await getTranslations('statement.states')
  const counted = promiseStates.map((state) => ({ state, count: promises.filter((one) => one.state === state).length }))
  return counted.map(
    ({ state, count }) =>
      count > 0 && (
        <Link key={state} href={`/statement/promises?f.state=${state}`} className="hover:underline">
          <Badge tone={stateTones[state]}>
            {count} {t(state)}
          </Badge>
        </Link>
      ),
  )
}

/** Promises of this language that the version does not say, while it is the newest that says any. */
function lostIn({ number, language }: VersionView, promises: readonly PromiseRow[]): PromiseRow[] {
  return promises.filter(({ places }) => {
    const own = places.filter((place) => place.language === language)
    return own.length > 0 && own.every((place) => place.version < number)
  })
}

async function VersionFacts({ version, locale }: { version: VersionView; locale: string }) {
  const [t, names] = await Promise.all([getTranslations('statement.version'), getTranslations('request-letters')])
  const since = formatCalendarDate(version.validFrom, { locale })
  return (
    <>
      <p>
        {t('facts', { since, language: names(`languages.${version.language}`), where: version.publishedAt })}
        {version.addedBy && ` · ${t('addedBy', { name: version.addedBy })}`}
      </p>
      {version.note && <p>{version.note}</p>}
      <p className="text-sm wrap-anywhere">{t('hash', { hash: version.textHash })}</p>
    </>
  )
}

async function OtherVersions({ rows, locale }: { rows: Awaited<ReturnType<typeof versionRows>>; locale: string }) {
  const [t, names] = await Promise.all([getTranslations('statement.version'), getTranslations('request-letters')])
  if (rows.length === 0) return null
  return (
    <p className="text-sm">
      {t('others')}{' '}
      {rows.map((row, at) => (
        <span key={row.number}>
          {at > 0 && ' · '}
          <TextLink href={`/statement?v=${row.number}`}>
            {t('other', {
              number: row.number,
              language: names(`languages.${row.language}`),
              since: formatCalendarDate(row.validFrom, { locale, style: 'medium' }),
            })}
          </TextLink>
        </span>
      ))}
    </p>
  )
}

async function Lost({ promises, number }: { promises: readonly PromiseRow[]; number: number }) {
  const t = await getTranslations('statement.promise')
  if (promises.length === 0) return null
  return (
    <Alert tone="warning" title={t('lost', { count: promises.length })} className="mb-6">
      <p>{t('lostHelp')}</p>
      <ul className="mt-1 list-disc pl-5">
        {promises.map(({ ref, title }) => (
          <li key={ref}>
            <TextLink href={`/statement/promises/${ref}?v=${number}`}>
              {ref} {title}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
