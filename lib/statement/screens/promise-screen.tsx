import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { formatInstant } from '@/lib/time/format'
import type { PromiseView } from '../promises/queries'
import type { VersionRow } from '../versions/queries'
import { EndForm, PlaceForm } from './promise-forms'
import { BehindRows, PromiseStateBadge } from './promise-state'

/** So many rows behind a state are shown on the page of a promise. */
const mostRows = 100

/** One promise: its words, its state with every row behind it, what keeps it, and what can be said of it. */
export async function PromiseScreen({ promise, versions }: { promise: PromiseView; versions: readonly VersionRow[] }) {
  const [t, locale, zone] = await Promise.all([getTranslations('statement'), getLocale(), getTimeZone()])
  const placed = new Set(promise.places.map(({ version }) => version))
  const unplaced = versions.filter(
    ({ number, language }) =>
      !placed.has(number) && promise.places.every((place) => place.language !== language || place.version < number),
  )
  return (
    <>
      <PageHeader
        title={promise.title}
        eyebrow={promise.ref}
        crumbs={[
          { href: '/statement', label: t('title') },
          { href: '/statement/promises', label: t('promise.list') },
        ]}
        badges={
          <>
            {promise.endedAt ? <Badge>{t('standing.ended')}</Badge> : <PromiseStateBadge state={promise.state} />}
            {promise.isExample && <ExampleBadge />}
          </>
        }
        actions={
          promise.can.change && (
            <LinkButton href={`/statement/promises/${promise.ref}/edit`}>{t('promise.edit')}</LinkButton>
          )
        }
      />
      <div className="grid max-w-4xl gap-6">
        <Section id="words" title={t('promise.words')}>
          <ul className="grid gap-4">
            {promise.places.map(({ version, language, section, quote }) => (
              <li key={version}>
                <blockquote lang={language} className="measure border-l-2 border-control pl-3 whitespace-pre-line">
                  {quote}
                </blockquote>
                <p className="mt-1 text-sm">
                  <TextLink href={`/statement?v=${version}#quote-${promise.ref}`}>
                    {t('promise.at', { number: version, section: section === 'intro' ? t('introduction') : section })}
                  </TextLink>
                </p>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="state" title={t('promise.state')} help={t(`checkHelp.${promise.check}`)}>
          <BehindRows promise={promise} most={mostRows} />
        </Section>
        <Section id="behind" title={t('promise.behind')}>
          <FactList
            facts={[
              { label: t('fields.kind'), value: t(`kinds.${promise.kind}`) },
              { label: t('fields.records'), value: <Linked promise={promise} none={t('promise.noRecords')} /> },
              { label: t('fields.evidence'), value: promise.evidence || t('promise.noEvidence') },
              ...(promise.endedAt
                ? [
                    {
                      label: t('promise.ended'),
                      value: `${formatInstant(promise.endedAt, { locale, zone })} · ${promise.endReason}`,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        {promise.can.change && (
          <ClientText namespaces={['statement', 'errors']}>
            {unplaced.map(({ number }) => (
              <Section
                key={number}
                id={`place-${number}`}
                title={t('promise.place', { number })}
                help={t('promise.placeHelp')}
              >
                <PlaceForm promise={promise.ref} version={promise.version} statement={number} />
              </Section>
            ))}
            <Section id="end" title={t('promise.end')} help={t('promise.endHelp')}>
              <EndForm promise={promise.ref} version={promise.version} />
            </Section>
          </ClientText>
        )}
      </div>
    </>
  )
}

function Linked({ promise, none }: { promise: PromiseView; none: string }) {
  if (promise.records.length === 0) return none
  return (
    <ul className="grid gap-1">
      {promise.records.map(({ ref, register, title }) => (
        <li key={ref}>
          {title === '' ? (
            ref
          ) : (
            <TextLink href={`/registers/${register}/${ref}`}>
              {ref} {title}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  )
}
