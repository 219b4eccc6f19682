import type { ReactNode } from 'react'
import { VisitorShell } from '@/components/layout/visitor-shell'
import { Alert } from '@/components/ui/alert'
import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { languageField } from '../asked/form'
import { waitsDays } from '../asked/kept'
import type { AskView } from '../doors/load-ask'
import { AskForm, askFormId } from './ask-form'
import { CompanyFoot } from './company-foot'

/** The page at which anybody asks about their data: in four languages, without an account, without scripts. */
export async function AskPage({ view, discarded = false }: { view: AskView; discarded?: boolean }) {
  const { language, company, draft, sent, right } = view
  const t = await textsOf(language, 'intake')
  const hrefIn = (locale: ReportLocale) =>
    `?${new URLSearchParams({ language: locale, ...(right ? { right } : {}), ...(draft ? { draft: draft.secret } : {}) })}`
  const outcome = await Outcome({ view, discarded })
  return (
    <VisitorShell
      language={language}
      hrefIn={hrefIn}
      {...(sent || discarded ? {} : { form: { id: askFormId, name: languageField } })}
    >
      <h1 className="text-2xl">{t('page.heading', { company: company.name })}</h1>
      {outcome}
      {sent || discarded ? (
        <p className="mt-6">
          <a href={`/your-data?language=${language}`} className="text-accent underline">
            {t('sent.more')}
          </a>
        </p>
      ) : (
        <>
          <p className="measure mt-3">{t('page.intro', { company: company.name })}</p>
          <p className="measure mt-2">{t('page.noDocument')}</p>
          <AskForm view={view} />
        </>
      )}
      <CompanyFoot language={language} company={company} />
    </VisitorShell>
  )
}

/** What came of the last sending: the same whoever it was. */
async function Outcome({ view, discarded }: { view: AskView; discarded: boolean }): Promise<ReactNode> {
  const { language, sent, problem, draft } = view
  const t = await textsOf(language, 'intake')
  if (problem)
    return (
      <div id="outcome" className="mt-6">
        <Alert tone="error" title={t('problems.notSent')}>
          {t(`problems.${problem}`)} {t(draft ? 'problems.kept' : 'problems.goBack')}
        </Alert>
      </div>
    )
  if (discarded)
    return (
      <div id="outcome" className="mt-6">
        <Alert tone="ok" role="status" title={t('ask.discarded')}>
          {t('ask.discardedHelp')}
        </Alert>
      </div>
    )
  if (!sent) return null
  return (
    <div id="outcome" className="mt-6 grid gap-3">
      <Alert tone="ok" role="status" title={t(`sent.${sent}Title`)}>
        {sent === 'mail' ? t('sent.mail', { days: waitsDays }) : t('sent.now')}
      </Alert>
      <p className="measure text-sm text-muted">{t('sent.spam')}</p>
    </div>
  )
}
