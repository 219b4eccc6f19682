import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { OwnRequest } from '@/lib/requests/links/own-request'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorTexts } from '@/lib/text/error-text'
import type { ReportLocale } from '@/lib/text/locale'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import type { OwnView } from '../doors/load-own'
import { mostAdded } from '../doors/receive-own'
import type { Company } from '../queries'
import { RowsOf } from './rows-of'

type Open = Extract<OwnView, { kind: 'open' }>

/** How the request of a link stands, in plain words, with what its person can still do. */
export async function OwnStatus({ view }: { view: Open }) {
  const { language, request, zone, company } = view
  const t = await textsOf(language, 'intake')
  const until = formatInstant(view.until, { locale: language, zone, style: 'date', endOfDay: true })
  return (
    <>
      <h1 className="text-2xl">{t('status.heading', { reference: request.ref })}</h1>
      <Outcome view={view} />
      <h2 className="mt-6 text-xl">{t('status.stands')}</h2>
      <p className="measure mt-2">{await stateText(request, language)}</p>
      <Extension request={request} language={language} />
      <Decision request={request} language={language} company={company} />
      <RowsOf rows={await factsOf(request, language)} />
      {request.added.length > 0 && (
        <>
          <h2 className="mt-8 text-xl">{t('status.added')}</h2>
          <ul className="mt-2 grid gap-3">
            {request.added.map(({ body, at }) => (
              <li key={at}>
                <p className="text-sm text-muted">{formatInstant(at, { locale: language, zone, style: 'full' })}</p>
                <p className="measure whitespace-pre-line break-words">{body}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {request.may.add && <AddWords view={view} />}
      {request.may.withdraw && <Withdraw view={view} />}
      <p className="mt-8 text-sm text-muted">{t('status.link', { until })}</p>
    </>
  )
}

async function Outcome({ view: { language, done, problem, request } }: { view: Open }) {
  const t = await textsOf(language, 'intake')
  if (!done && !problem) return null
  return (
    <div id="outcome" className="mt-6">
      {problem ? (
        <Alert tone="error" title={t('problems.notSent')}>
          {t(`problems.${problem}`)} {problem === 'invalid' && t('problems.kept')}
        </Alert>
      ) : (
        <Alert
          tone="ok"
          role="status"
          title={t(done === 'confirmed' ? 'status.confirmed' : `status.${done ?? 'added'}Now`)}
        >
          {done === 'confirmed' && t('status.confirmedHelp', { reference: request.ref })}
        </Alert>
      )}
    </div>
  )
}

const dayText = (day: CalendarDate, language: ReportLocale) =>
  formatCalendarDate(day, { locale: language, style: 'full' })

async function stateText(request: OwnRequest, language: ReportLocale): Promise<string> {
  const t = await textsOf(language, 'intake')
  const { state, answeredOn, endedOn } = request
  switch (state) {
    case 'answered':
      return answeredOn ? t('status.states.answered', { day: dayText(answeredOn, language) }) : t('status.states.ended')
    case 'withdrawn':
      return t('status.states.withdrawn', { day: dayText(endedOn ?? request.receivedOn, language) })
    case 'merged':
    case 'received':
    case 'worked_on':
    case 'asks_you':
      return t(`status.states.${state}`)
  }
}

function dueLabel({ term, executedOn, isLate }: OwnRequest) {
  if (term === 'at_once' && !executedOn) return isLate ? 'status.atOnceLate' : 'status.atOnce'
  return isLate ? 'status.late' : 'status.due'
}

async function factsOf(request: OwnRequest, language: ReportLocale) {
  const [t, codes] = await Promise.all([textsOf(language, 'intake'), textsOf(language, 'codes')])
  const { term, dueOn, executedOn } = request
  const day = (on: CalendarDate | null) => (on ? dayText(on, language) : '')
  return [
    { label: t('status.asked'), value: codes(`requestRights.${request.right}`) },
    { label: t('status.receivedOn'), value: day(request.receivedOn) },
    { label: t('status.executed'), value: day(executedOn) },
    { label: t(dueLabel(request)), value: day(dueOn) },
    ...(term === 'none' && request.state !== 'answered' ? [{ label: t('status.due'), value: t('status.noTerm') }] : []),
    { label: t('status.words'), value: request.words },
  ]
}

/** Two further months, once the person was told of them (Art. 12(3)). */
async function Extension({ request: { extended }, language }: { request: OwnRequest; language: ReportLocale }) {
  const t = await textsOf(language, 'intake')
  if (!extended) return null
  return (
    <p className="measure mt-2">
      {t('status.extended', { day: dayText(extended.on, language) })}{' '}
      {(extended.why === 'complex' || extended.why === 'many') && t(`status.why.${extended.why}`)}
    </p>
  )
}

/** What was decided, once the letter went out; where not all was done, the authority and the court (Art. 12(4)). */
async function Decision({
  request: { decision },
  language,
  company: { authority, website },
}: {
  request: OwnRequest
  language: ReportLocale
  company: Company
}) {
  const [t, codes] = await Promise.all([textsOf(language, 'intake'), textsOf(language, 'codes')])
  const code = (['granted', 'partly', 'refused'] as const).find((one) => one === decision?.code)
  if (!decision || !code) return null
  return (
    <>
      <h2 className="mt-6 text-xl">{t('status.decision')}</h2>
      <p className="measure mt-2">{t(`status.decisions.${code}`)}</p>
      {decision.ground && (
        <p className="measure mt-1">{t('status.ground', { ground: codes(`refusalGrounds.${decision.ground}`) })}</p>
      )}
      {code !== 'granted' && <p className="measure mt-1 break-words">{t('status.remedies', { authority, website })}</p>}
    </>
  )
}

async function AddWords({ view: { language, token, typed, wrong } }: { view: Open }) {
  const [t, errors] = await Promise.all([textsOf(language, 'intake'), textsOf(language, 'errors')])
  const error = fieldErrorTexts(errors, wrong, 'body')
  const help = t('status.addHelp')
  return (
    <form method="post" noValidate action={`/api/your-data/${token}`} className="mt-8 grid gap-4">
      <input type="hidden" name="form" value="add" />
      <input type="hidden" name="language" value={language} />
      <Field id="own-body" label={t('status.add')} help={help} error={error}>
        <Textarea
          id="own-body"
          name="body"
          rows={4}
          maxLength={mostAdded}
          defaultValue={typed}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('own-body', { help, error })}
        />
      </Field>
      <div>
        <button type="submit" className={buttonClass({}, 'max-sm:w-full')}>
          {t('status.addSend')}
        </button>
      </div>
    </form>
  )
}

async function Withdraw({ view: { language, token } }: { view: Open }) {
  const t = await textsOf(language, 'intake')
  return (
    <details className="mt-8">
      <summary className="min-h-11 content-center text-accent">{t('status.withdraw')}</summary>
      <p className="measure mt-1">{t('status.withdrawHelp')}</p>
      <form method="post" action={`/api/your-data/${token}`} className="mt-3">
        <input type="hidden" name="form" value="withdraw" />
        <input type="hidden" name="language" value={language} />
        <button type="submit" className={buttonClass({ variant: 'danger' }, 'max-sm:w-full')}>
          {t('status.withdrawNow')}
        </button>
      </form>
    </details>
  )
}
