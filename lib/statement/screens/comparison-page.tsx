import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { Badge, StatusBadge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import { sourceIn } from '@/lib/text/glossary/source-words'
import { screenLocaleOf } from '@/lib/text/locale'
import { type Result, results } from '../compare/codes'
import { type ComparedDifference, differencesOf } from '../compare/read'
import { chosen, type VersionView, versionOf, versionRows } from '../versions/queries'
import { FindingButton } from './finding-button'

const tones = { contradiction: 'overdue', missing_in_statement: 'withinday', missing_in_register: 'urgent' } as const
const fewRecords = 4

/** The statement beside the register, both ways: what each does not say, and where they contradict each other or the law. */
export async function ComparisonPage({ actor, asked }: { actor: Actor; asked: string | undefined }) {
  const [t, locale, now] = await Promise.all([getTranslations('statement'), getLocale(), officeNow()])
  const row = chosen(await versionRows(now.today), asked, locale)
  const version = row && (await versionOf(row))
  const crumbs = [{ href: '/statement', label: t('title') }]
  if (!version) {
    return (
      <>
        <PageHeader title={t('compare.title')} crumbs={crumbs} />
        <EmptyState title={t('version.none')}>{t('version.noneHelp')}</EmptyState>
      </>
    )
  }
  const differences = await differencesOf(actor, version, now.zone)
  return (
    <>
      <PageHeader title={t('compare.title')} eyebrow={t('version.number', { number: version.number })} crumbs={crumbs}>
        {t('compare.intro')}
      </PageHeader>
      <div className="grid max-w-5xl gap-6">
        {results.map((result) => (
          <Part
            key={result}
            result={result}
            actor={actor}
            version={version}
            differences={differences.filter((one) => one.result === result)}
          />
        ))}
      </div>
    </>
  )
}

type PartProps = { result: Result; actor: Actor; version: VersionView; differences: readonly ComparedDifference[] }

async function Part({ result, actor, version, differences }: PartProps) {
  const [t, locale] = await Promise.all([getTranslations('statement'), getLocale().then(screenLocaleOf)])
  const mayNote = can(actor, 'finding', 'create') !== null
  return (
    <Section
      id={result}
      title={t(`results.${result}`)}
      count={differences.length}
      {...(differences.length === 0 ? { nothing: t('compare.nothing') } : {})}
    >
      <ClientText namespaces={['statement', 'errors']}>
        <ul className="grid divide-y divide-hairline empty:hidden">
          {differences.map((one) => (
            <li key={one.key} className="grid gap-2 py-4 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <p className="measure min-w-0 flex-1 basis-72 font-medium">
                  {t(`differences.${one.code}`, { about: one.about.join(', ') })}
                </p>
                <Badge tone={tones[result]}>{one.notice.startsWith('N') ? one.notice : t('compare.beside')}</Badge>
              </div>
              <Quote one={one} version={version} />
              <p className="text-sm text-muted">{sourceIn(locale, one.law)}</p>
              <Records one={one} />
              <Finding one={one} actor={actor} statement={version.number} mayNote={mayNote} />
            </li>
          ))}
        </ul>
      </ClientText>
    </Section>
  )
}

async function Quote({ one, version }: { one: ComparedDifference; version: VersionView }) {
  const t = await getTranslations('statement')
  if (one.quote === '') return null
  return (
    <div>
      <blockquote
        lang={version.language}
        className="measure border-l-2 border-control pl-3 wrap-anywhere whitespace-pre-line"
      >
        {one.quote}
      </blockquote>
      <p className="mt-1 text-sm">
        <TextLink href={`/statement?v=${version.number}#section-${one.section}`}>
          {t('compare.section', { section: one.section === 'intro' ? t('introduction') : (one.section ?? '') })}
        </TextLink>
      </p>
    </div>
  )
}

async function Records({ one }: { one: ComparedDifference }) {
  const t = await getTranslations('statement')
  const seen = one.records.filter(({ title }) => title !== '')
  if (seen.length === 0) return null
  const more = seen.length - fewRecords
  return (
    <p className="text-sm">
      {t('compare.records')}{' '}
      {seen.slice(0, fewRecords).map(({ ref, register, title }, at) => (
        <span key={ref}>
          {at > 0 && ' · '}
          <TextLink href={`/registers/${register}/${ref}`}>
            {ref} {title}
          </TextLink>
        </span>
      ))}
      {more > 0 && ` · ${t('moreRows', { count: more })}`}
    </p>
  )
}

type FindingProps = { one: ComparedDifference; actor: Actor; statement: number; mayNote: boolean }

async function Finding({ one, actor, statement, mayNote }: FindingProps) {
  const [t, states] = await Promise.all([getTranslations('statement'), getTranslations('findings.states')])
  if (!one.finding) return mayNote ? <FindingButton statement={statement} of={one.key} /> : null
  if (!mayEver(actor, 'finding', 'read')) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      <TextLink href={`/findings/${one.finding.ref}`}>{t('compare.finding', { ref: one.finding.ref })}</TextLink>
      <StatusBadge status={one.finding.state} label={states(one.finding.state)} />
    </p>
  )
}
