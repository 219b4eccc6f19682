import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NextStepFrame, stepKey } from '@/components/layout/next-step'
import { Progress } from '@/components/layout/progress'
import { PressingClocks } from '@/components/time/pressing-clocks'
import { CalendarDate, Time } from '@/components/time/time'
import { buttonClass } from '@/components/ui/button'
import { mostPressing } from '@/lib/time/clock-view'
import type { LoadedLeak } from '../../load'
import { absenceWords } from '../../moment-words'
import type { LeakDetail } from '../../queries/leak-detail'
import type { LeakStep, NextStep } from '../../steps/next-step'

/** What the strip says of a leak. */
export type StripLeak = Pick<
  LeakDetail,
  'now' | 'zone' | 'state' | 'receivedAt' | 'receivedDay' | 'clocks' | 'absentClocks' | 'can'
>
type Props = Pick<LoadedLeak, 'steps' | 'waiting'> & {
  leak: StripLeak
  /** Reminds those for whom the next step waits; shown to who cannot take it. */
  remind?: ReactNode
}

/** What ends a leak without its steps. */
const endStates = ['rejected', 'near_miss', 'merged'] as const satisfies readonly StripLeak['state'][]

/** The place of a step on the page. */
const placeOf = (step: LeakStep) => `#step-${step}`

/** Whether this reader can take a step now; who only reads sees what waits, and no button. */
export function canTake(step: LeakStep, { can }: Pick<StripLeak, 'can'>): boolean {
  switch (step) {
    case 'confirmed':
    case 'aware':
    case 'closed':
      return can.triage
    case 'hit':
    case 'risk':
      return can.update
    case 'advice':
      return can.advise
    case 'decision':
      return can.decide
    case 'filed':
      return can.report
    case 'people':
      return can.tell
  }
}

/** The clocks that press, or why there is none: it stays in sight while the page is read. */
export async function StripClocks({ leak }: Pick<Props, 'leak'>) {
  const [t, absence] = await Promise.all([getTranslations('triage'), absenceWords()])
  const running = leak.clocks.filter(({ endedAt }) => endedAt === null)
  const unclocked = endStates.some((one) => one === leak.state)
    ? undefined
    : leak.absentClocks.find(({ primary }) => primary)
  const more = running.length - mostPressing(leak.clocks).length
  return (
    <PressingClocks
      clocks={leak.clocks}
      now={leak.now}
      zone={leak.zone}
      announce={leak.can.triage}
      beside={
        <>
          {unclocked && <li className="text-muted">{absence(unclocked)}</li>}
          {more > 0 && (
            <li>
              <a href="#clocks" className="text-accent underline underline-offset-3">
                {t('steps.moreClocks', { count: more })}
              </a>
            </li>
          )}
        </>
      }
    />
  )
}

/** What waits: the one next step with the way to it, who takes it and since when, and how far the leak has come. */
export async function Strip({ leak, steps, waiting, remind }: Props) {
  const t = await getTranslations('triage')
  const { next, fileNow } = steps
  return (
    <NextStepFrame
      heading={next ? t('steps.next', { what: t(`steps.do.${stepKey(doable, next)}`) }) : t('steps.title')}
      waits={next ? <Waits leak={leak} next={next} names={waiting} /> : <End leak={leak} />}
      actions={
        <>
          {next && canTake(next.step, leak) && (
            <a href={placeOf(next.step)} className={buttonClass({ variant: 'primary' })}>
              {t('steps.go')}
            </a>
          )}
          {next && !canTake(next.step, leak) && remind}
          {fileNow && leak.can.report && (
            <a href={placeOf('filed')} className={buttonClass({})}>
              {t('steps.fileNow')}
            </a>
          )}
        </>
      }
    >
      <Progress
        label={t('steps.progress')}
        steps={steps.steps.map((one) => ({ ...one, name: t(`steps.names.${one.step}`), href: placeOf(one.step) }))}
      />
    </NextStepFrame>
  )
}

const doable = [
  'confirmed',
  'aware',
  'hit',
  'risk',
  'advice_write',
  'advice_release',
  'decision_both',
  'decision_authority',
  'decision_people',
  'filed_part1',
  'filed_part2',
  'filed_other_report',
  'people_people',
  'people_customers',
  'closed_document',
  'closed_close',
] as const

type WaitsProps = { leak: StripLeak; next: NonNullable<NextStep['next']>; names: readonly string[] }

async function Waits({ leak, next: { waitsFor, since }, names }: WaitsProps) {
  const t = await getTranslations('triage')
  const waits = t(`steps.waits.${waitsFor}`)
  // Of who may not know the reporter the receipt is a day.
  const isReceipt = leak.receivedDay !== null && since === leak.receivedAt
  return (
    <>
      {names.length > 0 ? t('steps.waitsNamed', { waits, names: names.join(', ') }) : waits},{' '}
      {t.rich('steps.since', {
        moment: () =>
          isReceipt && leak.receivedDay ? (
            <CalendarDate date={leak.receivedDay} />
          ) : (
            <Time instant={since} zone={leak.zone} style="short" />
          ),
      })}
    </>
  )
}

async function End({ leak: { state } }: { leak: StripLeak }) {
  const t = await getTranslations('triage')
  return t(`steps.end.${endStates.find((one) => one === state) ?? 'closed'}`)
}
