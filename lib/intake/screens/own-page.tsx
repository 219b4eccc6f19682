import { VisitorShell } from '@/components/layout/visitor-shell'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { textsOf } from '@/lib/text/catalogue'
import { formatInstant } from '@/lib/time/format'
import type { OwnView } from '../doors/load-own'
import { CompanyFoot } from './company-foot'
import { OwnStatus } from './own-status'
import { RowsOf } from './rows-of'

/** Behind the link of who asked: a press that confirms, and from then on how their request stands. */
export async function OwnPage({ view }: { view: OwnView }) {
  const { language } = view
  const t = await textsOf(language, 'intake')
  if (view.kind === 'too_many')
    return (
      <VisitorShell language={language}>
        <h1 className="text-2xl">{t('page.title')}</h1>
        <p className="mt-3">{t('page.tooMany')}</p>
      </VisitorShell>
    )
  return (
    <VisitorShell language={language} hrefIn={(locale) => `?language=${locale}`}>
      {view.kind === 'waiting' ? <Waiting view={view} /> : <OwnStatus view={view} />}
      <CompanyFoot language={language} company={view.company} />
    </VisitorShell>
  )
}

/** What waits, as it was typed, and the two presses. Opening the link alone does nothing: programs open links too. */
async function Waiting({ view }: { view: Extract<OwnView, { kind: 'waiting' }> }) {
  const { language, company, ask, token, zone, problem } = view
  const t = await textsOf(language, 'intake')
  const at = formatInstant(view.sentAt, { locale: language, zone, style: 'full' })
  const until = formatInstant(view.until, { locale: language, zone, style: 'full' })
  const button = (form: string, text: string, variant: 'primary' | 'secondary') => (
    <form method="post" action={`/api/your-data/${token}`}>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="language" value={language} />
      <button type="submit" className={buttonClass({ variant, size: 'lg' }, 'max-sm:w-full')}>
        {text}
      </button>
    </form>
  )
  return (
    <>
      <h1 className="text-2xl">{t('ask.heading')}</h1>
      {problem && (
        <div id="outcome" className="mt-6">
          <Alert tone="error" title={t('problems.notSent')}>
            {t(`problems.${problem}`)}
          </Alert>
        </div>
      )}
      <p className="measure mt-3">{t('ask.intro', { company: company.name, at })}</p>
      <RowsOf
        rows={[
          { label: t('status.asked'), value: t(`rights.${ask.right}.label`) },
          { label: t('page.name'), value: ask.name },
          { label: t('page.known'), value: t(`known.${ask.known}`) },
          { label: t('status.words'), value: ask.words },
        ]}
      />
      <div className="mt-6 flex flex-wrap gap-3 max-sm:grid">
        {button('confirm', t('ask.confirm'), 'primary')}
        {button('discard', t('ask.discard'), 'secondary')}
      </div>
      <p className="mt-4 text-sm text-muted">{t('ask.until', { until })}</p>
    </>
  )
}
