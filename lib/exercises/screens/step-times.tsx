import { getTranslations } from 'next-intl/server'
import { spanIn } from '@/lib/time/clock-words'
import type { ExerciseStep, StepTime } from '../goals'

/** A time in words: "2 h 10 min, in time". */
export async function stepTimeWords(): Promise<(time: StepTime) => string> {
  const [t, clocks] = await Promise.all([getTranslations('exercises'), getTranslations('clocks')])
  return ({ state, tookMs }) => t(`times.${state}`, { took: tookMs === null ? '' : spanIn(tookMs, clocks) })
}

type Props = { times: readonly StepTime[]; before: { ref: string; times: readonly StepTime[] } | null }

/** Each step with how long it took, its goal, and how long it took the time before. */
export async function StepTimes({ times, before }: Props) {
  const [t, clocks, words] = await Promise.all([
    getTranslations('exercises'),
    getTranslations('clocks'),
    stepTimeWords(),
  ])
  const earlier = (step: ExerciseStep) => before?.times.find((time) => time.step === step)
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-hairline text-muted">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              {t('evaluation.step')}
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              {t('evaluation.took')}
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              {t('evaluation.goal')}
            </th>
            {before && (
              <th scope="col" className="py-1.5 font-medium">
                {t('evaluation.before', { ref: before.ref })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={time.step} className="border-b border-hairline last:border-b-0">
              <th scope="row" className="py-1.5 pr-4 font-normal">
                {t(`columns.${time.step}`)}
              </th>
              <td className={time.state === 'missed' ? 'py-1.5 pr-4 font-semibold text-danger' : 'py-1.5 pr-4'}>
                {words(time)}
              </td>
              <td className="py-1.5 pr-4 whitespace-nowrap">{spanIn(time.goalMs, clocks)}</td>
              {before && <td className="py-1.5">{earlier(time.step) ? words(earlier(time.step) ?? time) : ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
