import { VisitorShell } from '@/components/layout/visitor-shell'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { answerLimits } from '@/lib/confirmations/links/answer'
import { codesOf } from '@/lib/law/codes/code'
import { requestTaskEnds } from '@/lib/law/codes/requests'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { formatInstant } from '@/lib/time/format'
import type { ConfirmView } from '../doors/load-confirm'
import { Choices } from './choices'
import { RowsOf } from './rows-of'

type Open = Extract<ConfirmView, { kind: 'open' }>

/** Behind the link of a processor or recipient: what is asked of it about one person, and the form of its answer. */
export async function ConfirmPage({ view }: { view: ConfirmView }) {
  const { language } = view
  const t = await textsOf(language, 'intake')
  if (view.kind === 'too_many')
    return (
      <VisitorShell language={language}>
        <h1 className="text-2xl">{t('confirm.title')}</h1>
        <p className="mt-3">{t('page.tooMany')}</p>
      </VisitorShell>
    )
  const { company, contactName, reference, zone, problem, answeredAt } = view
  const codes = await textsOf(language, 'codes')
  const until = formatInstant(view.until, { locale: language, zone, style: 'date', endOfDay: true })
  const article = t(`confirm.article.${view.of}`)
  const hello = { name: contactName, company: company.name, article, reference }
  return (
    <VisitorShell language={language} hrefIn={(locale) => `?language=${locale}`}>
      <h1 className="text-2xl">{t('confirm.heading', { company: company.name })}</h1>
      {answeredAt ? (
        <div id="outcome" className="mt-6">
          <Alert tone="ok" role="status" title={t('confirm.answered')}>
            {t('confirm.answeredHelp', {
              at: formatInstant(answeredAt, { locale: language, zone, style: 'full' }),
            })}
          </Alert>
        </div>
      ) : (
        <>
          {problem && (
            <div id="outcome" className="mt-6">
              <Alert tone="error" title={t('problems.notSent')}>
                {t(`problems.${problem}`)} {problem === 'invalid' && t('problems.kept')}
              </Alert>
            </div>
          )}
          <p className="measure mt-3">
            {view.of === 'deletion' ? t('confirm.helloDeletion', hello) : t('confirm.hello', hello)}
          </p>
          <RowsOf
            rows={[
              { label: t('confirm.right'), value: view.right === null ? '' : codes(`requestRights.${view.right}`) },
              { label: t('confirm.asked'), value: view.what },
            ]}
          />
          <AnswerForm view={view} />
          <p className="mt-6 text-sm text-muted">{t('confirm.link', { until })}</p>
        </>
      )}
      {company.contact && <p className="mt-8 text-sm text-muted">{t('page.contact', { contact: company.contact })}</p>}
    </VisitorShell>
  )
}

async function AnswerForm({ view: { language, token, of, typed, wrong, today, contactName } }: { view: Open }) {
  const [t, errors] = await Promise.all([textsOf(language, 'intake'), textsOf(language, 'errors')])
  const error = (name: string) => fieldErrorTexts(errors, wrong, name)
  const help = { on: t('confirm.onHelp'), why: t('confirm.whyHelp') }
  return (
    <form method="post" noValidate action={`/api/confirm/${token}`} className="mt-6 grid gap-6">
      <input type="hidden" name="language" value={language} />
      <Choices
        id="answer-how"
        name="how"
        legend={t('confirm.how')}
        mark={t('page.required')}
        error={error('how')}
        chosen={typed.how ?? ''}
        options={codesOf(requestTaskEnds).map((code) => ({
          value: code,
          label: t(`confirm.${of === 'deletion' ? 'deletionEnds' : 'ends'}.${code}`),
        }))}
      />
      <DateField
        id="answer-on"
        name="on"
        label={t('confirm.on')}
        help={help.on}
        error={error('on')}
        max={today}
        defaultValue={typed.on ?? today}
      />
      <Field id="answer-name" label={t('confirm.name')} mark={t('page.required')} error={error('name')}>
        <Input
          id="answer-name"
          name="name"
          maxLength={answerLimits.name}
          autoComplete="name"
          defaultValue={typed.name ?? contactName}
          aria-invalid={error('name') ? true : undefined}
          aria-describedby={describedBy('answer-name', { error: error('name') })}
        />
      </Field>
      <Field id="answer-why" label={t('confirm.why')} help={help.why} error={error('why')}>
        <Textarea
          id="answer-why"
          name="why"
          rows={4}
          maxLength={answerLimits.why}
          defaultValue={typed.why ?? ''}
          aria-invalid={error('why') ? true : undefined}
          aria-describedby={describedBy('answer-why', { help: help.why, error: error('why') })}
        />
      </Field>
      <div>
        <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg' }, 'max-sm:w-full')}>
          {t('confirm.send')}
        </button>
      </div>
    </form>
  )
}
