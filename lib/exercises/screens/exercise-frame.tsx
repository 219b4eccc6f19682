import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Banner } from '@/components/layout/banner'
import { BriefFacts } from '@/components/layout/fact-list'
import { Fold } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { endExerciseAction } from '../actions'
import { type ExerciseDetail, exerciseOf } from '../queries'
import { StepTimes } from './step-times'

type Leak = { ref: string; isExercise: boolean; now: ExerciseDetail['startedAt']; zone: string }

/**
 * What the page of a leak shows of the exercise that it is, and what came in; null for a leak that happened. The page of the leak
 * has asked the right to read it.
 */
export async function exerciseFrame(actor: Actor, leak: Leak) {
  const exercise = leak.isExercise ? await exerciseOf(actor, leak.ref, leak.now) : null
  if (!exercise) return null
  const t = await getTranslations('exercises')
  return {
    banner: <Banner tone="exercise">{t(exercise.endedAt ? 'frame.ended' : 'frame.banner')}</Banner>,
    panel: can(actor, 'exercise', 'read') && <ExercisePanel exercise={exercise} zone={leak.zone} />,
    injects: exercise.injects.map(({ code, scenario, at }) => ({
      ...{ key: code, at },
      kind: t('frame.inject'),
      text: t(`injects.${scenario}_${code}`),
    })),
  }
}

type Props = { exercise: ExerciseDetail; zone: string }

/** What is rehearsed, the way to end it, and how it went. */
async function ExercisePanel({ exercise, zone }: Props) {
  const t = await getTranslations('exercises')
  const { scenario, startedAt, startedBy, endedAt, endedBy } = exercise
  const by = (at: typeof startedAt, name: string | null) =>
    t.rich('frame.by', { moment: () => <Time instant={at} zone={zone} style="short" />, name: name ?? '–' })
  const learnt = [
    { label: t('evaluation.wentWell'), value: exercise.wentWell, short: false },
    { label: t('evaluation.toChange'), value: exercise.toChange, short: false },
  ]
  return (
    <Fold
      id="exercise"
      title={t(endedAt ? 'evaluation.title' : 'frame.title')}
      brief={t(endedAt ? 'states.ended' : 'states.running')}
      open={endedAt !== null}
    >
      <div className="grid gap-4">
        <BriefFacts
          facts={[
            { label: t('frame.scenario'), value: scenario ? t(`titles.${scenario}`) : t('gone'), short: true },
            { label: t('frame.started'), value: by(startedAt, startedBy), short: true },
            ...(endedAt ? [{ label: t('frame.endedAt'), value: by(endedAt, endedBy), short: true }] : []),
          ]}
        />
        <section aria-labelledby="evaluation-heading" className="grid gap-2">
          <h3 id="evaluation-heading" className="font-semibold">
            {t('evaluation.title')}
          </h3>
          <p className="measure text-sm text-muted">{t('evaluation.help')}</p>
          <StepTimes times={exercise.times} before={exercise.before} />
        </section>
        {endedAt && <BriefFacts facts={learnt} />}
        {exercise.can.end && (
          <Act
            name="endExercise"
            action={endExerciseAction}
            fixed={{ ref: exercise.ref }}
            fields={[
              { name: 'wentWell', kind: 'text', label: t('end.wentWell') },
              { name: 'toChange', kind: 'text', label: t('end.toChange'), help: t('end.help') },
            ]}
            submit={t('end.submit')}
            summary={t('end.summary')}
          />
        )}
        <p className="text-sm">
          <TextLink href="/leaks/exercises">{t('frame.all')}</TextLink>
        </p>
      </div>
    </Fold>
  )
}
