import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NextStepFrame, stepKey } from '@/components/layout/next-step'
import { Progress } from '@/components/layout/progress'
import { PressingClocks } from '@/components/time/pressing-clocks'
import { CalendarDate } from '@/components/time/time'
import { buttonClass } from '@/components/ui/button'
import type { RequestDetail } from '../queries/request-detail'
import type { NextStep, RequestStep } from '../steps/next-step'

/** The clocks that press, or that there is none: it stays in sight while the page is read. */
export async function StripClocks({ request }: { request: RequestDetail }) {
  const t = await getTranslations('requests')
  const { clocks, now, zone, can } = request
  return (
    <PressingClocks
      clocks={clocks}
      now={now}
      zone={zone}
      announce={can.update}
      beside={clocks.length === 0 && <li className="text-muted">{t('noTerm')}</li>}
    />
  )
}

const doable = [
  'receipt',
  'identity',
  'identity_answer_of_person',
  'executed',
  'proven',
  'found_plan',
  'found_give',
  'found_tasks',
  'decided',
  'answered',
  'recipients_give',
  'recipients_tasks',
  'closed',
] as const

const placeOf = (step: RequestStep) => `#step-${step}`

/** What waits: the one next step with the way to it, whom it waits for and since when, and how far the request has come. */
export async function Strip({ request, remind }: { request: RequestDetail; remind: ReactNode }) {
  const t = await getTranslations('requests')
  const { next, steps } = request.steps
  return (
    <NextStepFrame
      heading={next ? t('steps.next', { what: t(`steps.do.${stepKey(doable, next)}`) }) : t('steps.done')}
      waits={next ? <Waits request={request} next={next} /> : <End request={request} />}
      actions={
        <>
          {next && request.can.update && (
            <a href={placeOf(next.step)} className={buttonClass({ variant: 'primary' })}>
              {t('steps.go')}
            </a>
          )}
          {next && !request.can.update && remind}
        </>
      }
    >
      <Progress
        label={t('steps.progress')}
        steps={steps.map((one) => ({ ...one, name: t(`steps.names.${one.step}`), href: placeOf(one.step) }))}
      />
    </NextStepFrame>
  )
}

async function Waits({ request, next }: { request: RequestDetail; next: NonNullable<NextStep['next']> }) {
  const t = await getTranslations('requests')
  const { handler } = request
  const who =
    next.waitsFor === 'handler'
      ? handler
        ? t('steps.waits.handler', { name: handler.name })
        : t('steps.waits.handlers')
      : t(`steps.waits.${next.waitsFor}`)
  return (
    <>
      {who}, {t.rich('steps.since', { moment: () => <CalendarDate date={next.since} /> })}
    </>
  )
}

async function End({ request: { state, mergedInto } }: { request: RequestDetail }) {
  const t = await getTranslations('requests')
  if (state === 'merged') return t('steps.end.merged', { ref: mergedInto ?? '' })
  return t(`steps.end.${state === 'closed' || state === 'withdrawn' ? state : 'open'}`)
}
