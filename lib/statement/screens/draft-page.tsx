import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Downloads } from '@/components/ui/downloads'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { officeNow } from '@/lib/company/office-zone'
import type { CalendarDate } from '@/lib/time/types'
import { draftOf } from '../draft/build'
import { type Draft, gapsOf, plainDraft } from '../draft/model'
import { readDraftFacts } from '../draft/read'
import { type StatementLanguage, statementLanguages } from '../model/schema'
import { versionOf, versionRows } from '../versions/queries'
import { DraftText } from './draft-text'
import { TextDifferences } from './text-differences'

type Props = { actor: Actor; language: string | undefined; differences: boolean }

/** What the statement would say by the register of today, its gaps, and how that differs from what is published. */
export async function DraftPage({ actor, language: asked, differences }: Props) {
  const [t, statement, locale, now] = await Promise.all([
    getTranslations('statement-draft.page'),
    getTranslations('statement'),
    getLocale(),
    officeNow(),
  ])
  const language =
    statementLanguages.find((one) => one === asked) ?? statementLanguages.find((one) => one === locale) ?? 'en'
  const draft = await draftOf(await readDraftFacts(now.today), language)
  const all = gapsOf(draft)
  const foreign = all.filter(({ code }) => code === 'translation').length
  const gaps = all.length - foreign
  const to = (choice: StatementLanguage, show: boolean) =>
    `/statement/draft?${new URLSearchParams({ language: choice, ...(show ? { show: 'differences' } : {}) })}`
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ href: '/statement', label: statement('title') }]}
        actions={
          can(actor, 'statement', 'export') && (
            <Downloads
              label={t('files')}
              files={(['docx', 'html'] as const).map((format) => ({
                href: `/api/statement/draft/${language}/${format}`,
                label: t(format),
                name: t('as', { format: t(format) }),
              }))}
            />
          )
        }
      >
        {t('intro')}
      </PageHeader>
      <div className="grid max-w-4xl gap-5">
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          <Choices
            label={t('language')}
            choices={statementLanguages.map((one) => ({
              ...{ href: to(one, differences), label: one.toUpperCase(), here: one === language },
            }))}
          />
          <Choices
            label={t('show')}
            choices={[false, true].map((show) => ({
              ...{ href: to(language, show), label: t(show ? 'differences' : 'text'), here: show === differences },
            }))}
          />
        </div>
        {gaps > 0 ? (
          <Alert tone="warning" title={t('gaps', { count: gaps })}>
            <p>{t('gapsHelp')}</p>
            {foreign > 0 && <p>{t('foreign', { count: foreign })}</p>}
          </Alert>
        ) : (
          <Alert tone={foreign > 0 ? 'warning' : 'ok'}>
            <p>{t('noGaps')}</p>
            {foreign > 0 && <p>{t('foreign', { count: foreign })}</p>}
          </Alert>
        )}
        {differences ? <Beside draft={draft} today={now.today} /> : <DraftText draft={draft} actor={actor} />}
      </div>
    </>
  )
}

type Choice = { href: string; label: string; here: boolean }

function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-muted">{label}</span>
      {choices.map(({ href, label: name, here }) => (
        <Link
          key={href}
          href={href}
          aria-current={here ? 'true' : undefined}
          className="inline-flex min-h-9 items-center rounded-md border border-control/60 bg-surface px-3.5 py-1.5 text-sm font-medium hover:border-control hover:bg-hover aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

/** The draft beside the text that people read today: in its language, else in another. */
async function Beside({ draft, today }: { draft: Draft; today: CalendarDate }) {
  const [t, letters] = await Promise.all([getTranslations('statement-draft'), getTranslations('request-letters')])
  const rows = (await versionRows(today)).filter(({ inUse }) => inUse)
  const row = rows.find(({ language }) => language === draft.language) ?? rows[0]
  const version = row && (await versionOf(row))
  return (
    <Section id="differences" title={t('page.differences')}>
      {version ? (
        <div className="grid gap-4">
          {version.language !== draft.language && (
            <Alert>
              {t('page.otherText', { number: version.number, language: letters(`languages.${version.language}`) })}
            </Alert>
          )}
          <TextDifferences
            older={version}
            newer={{ text: plainDraft(draft), language: draft.language }}
            legend={t('differences.legendDraft')}
          />
        </div>
      ) : (
        <p>{t('page.noText')}</p>
      )}
    </Section>
  )
}
