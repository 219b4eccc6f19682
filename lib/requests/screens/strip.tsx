import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NextStepFrame } from '@/components/layout/next-step'
import { Progress } from '@/components/layout/progress'
import { ClockChip } from '@/components/time/clock-card'
import { DeviceClockNotice } from '@/components/time/device-clock-notice'
import { CalendarDate, Time } from '@/components/time/time'
import { buttonClass } from '@/components/ui/button'
import { mostPressing } from '@/lib/time/clock-view'
import type { RequestDetail } from '../queries/request-detail'
import type { NextStep, RequestStep } from '../steps/next-step'

/** The clocks that press, or that there is none: it stays in sight while the page is read. */
export async function StripClocks({ request }: { request: RequestDetail }) {
  const [t, clocks] = await Promise.all([getTranslations('requests'), getTranslations('clocks')])
  const pressing = mostPressing(request.clocks)
  const shown = pressing.length > 0 ? pressing : request.clocks.slice(0, 1)
  return (
    <div
      id="pressing"
      className="sticky top-0 z-10 -mx-4 grid gap-1 border-b border-hairline bg-bg px-4 py-2 sm:-mx-6 sm:px-6 lg:top-14 lg:-mx-8 lg:px-8"
    >
      <DeviceClockNotice text={clocks('deviceClock')} serverNow={request.now} />
      <ul className="flex flex-wrap items-center gap-x-6 gap-y-1 text-sm">
        {shown.map((clock) => (
          <li key={clock.code} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{clocks(`names.${clock.code}`)}</span>
            <ClockChip clock={clock} now={request.now} zone={request.zone} announce={request.can.update} />
            {clock.dueAt && clock.endedAt === null && (
              <span className="text-muted max-sm:hidden">
                {clocks.rich('due', {
                  moment: () => (
                    <Time instant={clock.dueAt ?? request.now} zone={request.zone} style="short" endOfDay />
                  ),
                })}
              </span>
            )}
          </li>
        ))}
        {shown.length === 0 && <li className="text-muted">{t('noTerm')}</li>}
      </ul>
    </div>
  )
}

const doable = [
  'receipt',
  'identity',
  'identity_answer_of_person',
  'executed',
  'found_plan',
  'found_tasks',
  'decided',
  'answered',
  'recipients_tasks',
  'closed',
] as const

function wordsOf({ step, part }: NonNullable<NextStep['next']>): (typeof doable)[number] {
  const name = part ? `${step}_${part}` : step
  const key = doable.find((one) => one === name)
  if (!key) throw new Error(`no words for the step ${name}`)
  return key
}

const placeOf = (step: RequestStep) => `#step-${step}`

/** What waits: the one next step with the way to it, whom it waits for and since when, and how far the request has come. */
export async function Strip({ request, remind }: { request: RequestDetail; remind: ReactNode }) {
  const t = await getTranslations('requests')
  const { next, steps } = request.steps
  return (
    <NextStepFrame
      heading={next ? t('steps.next', { what: t(`steps.do.${wordsOf(next)}`) }) : t('steps.done')}
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
