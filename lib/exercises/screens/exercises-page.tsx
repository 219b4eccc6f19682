import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { Banner } from '@/components/layout/banner'
import { ExerciseBadge } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { headOf } from '@/lib/lists/declared'
import { formatInstant } from '@/lib/time/format'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { startExerciseAction } from '../actions'
import { paceCodes, type StepTime } from '../goals'
import { type ExerciseColumn, exerciseColumns, exerciseShape } from '../list'
import type { loadExercises } from '../load'
import { type ExerciseRow, runningExercise } from '../queries'
import { scenarioCodes, scenarioOf } from '../scenarios'
import { stepTimeWords } from './step-times'

type Props = Awaited<ReturnType<typeof loadExercises>>

/** Exercises: starting one, and those that were held with the time of every step, to compare. */
export async function ExercisesPage({ page, viewed, running, zone, mayStart }: Props) {
  const [t, all, locale, words] = await Promise.all([
    getTranslations('exercises'),
    getTranslations(),
    getLocale(),
    stepTimeWords(),
  ])
  const label = (id: ExerciseColumn) => t(`columns.${id}`)
  const option = (id: ExerciseColumn, value: string): string => {
    const scenario = scenarioOf(value)
    if (id === 'scenario') return scenario ? t(`titles.${scenario}`) : t('gone')
    return value === 'running' || value === 'ended' ? t(`states.${value}`) : value
  }
  const time = (step: StepTime | undefined): Cell => {
    if (!step || step.state === 'open') return null
    const tone = step.state === 'met' ? 'ok' : step.state === 'missed' ? 'urgent' : 'neutral'
    return { kind: 'badge', label: words(step), tone }
  }
  const cells = (row: ExerciseRow): Record<ExerciseColumn, Cell> => {
    const of = (name: StepTime['step']) => time(row.times.find(({ step }) => step === name))
    return {
      ref: { kind: 'node', node: <MarkedRef of={row.ref} /> },
      scenario: { kind: 'text', text: row.scenario ? t(`titles.${row.scenario}`) : t('gone') },
      startedAt: {
        kind: 'date',
        iso: row.startedAt,
        text: formatInstant(row.startedAt, { locale, zone, style: 'short' }),
      },
      state: { kind: 'text', text: t(row.endedAt ? 'states.ended' : 'states.running') },
      reported: of('reported'),
      aware: of('aware'),
      advice: of('advice'),
      decision: of('decision'),
      filed: of('filed'),
      whole: of('whole'),
    }
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {running && (
        <Banner tone="exercise">
          <span>
            {t('start.running', { ref: running.ref })}{' '}
            <TextLink href={`/leaks/${running.ref}`} className="text-exercise-ink">
              {t('start.open')}
            </TextLink>
          </span>
        </Banner>
      )}
      {mayStart && <Start />}
      <DataTable
        caption={t('title')}
        path="/leaks/exercises"
        shape={exerciseShape}
        {...headOf(exerciseColumns, page, viewed.state, { label, option, none: all('registers.filterNone') })}
        rows={page.rows.map((row): DataRow => ({ id: row.ref, href: `/leaks/${row.ref}`, cells: cells(row) }))}
        views={<ViewBar viewed={viewed} />}
        firstUse={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      />
    </div>
  )
}

async function Start() {
  const t = await getTranslations('exercises')
  return (
    <Act
      name="startExercise"
      action={startExerciseAction}
      fixed={{}}
      fields={[
        {
          ...{ name: 'scenario', kind: 'tiles', label: t('start.scenario'), help: t('start.help') },
          options: scenarioCodes.map((value) => ({ value, label: t(`titles.${value}`) })),
        },
        {
          ...{ name: 'pace', kind: 'tiles', label: t('start.pace'), value: 'hours' },
          options: paceCodes.map((value) => ({ value, label: t(`paces.${value}`) })),
        },
      ]}
      submit={t('start.submit')}
      summary={t('start.title')}
      doneHref="/leaks/{ref}"
    />
  )
}

function MarkedRef({ of }: { of: string }) {
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{of}</span>
      <ExerciseBadge />
    </span>
  )
}

/** The way to the exercises, for who may read them; it says when one runs. */
export async function ExercisesLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'exercise', 'read')) return null
  const t = await getTranslations('exercises')
  return <LinkButton href="/leaks/exercises">{t('link')}</LinkButton>
}

/** Over the list of leaks while an exercise runs, for who may read exercises. */
export async function ExerciseNotice({ actor }: { actor: Actor }) {
  const running = can(actor, 'exercise', 'read') ? await runningExercise() : null
  if (!running) return null
  const t = await getTranslations('exercises')
  return (
    <div className="mb-4">
      <Banner tone="exercise">
        <span>
          {t('start.runs', { ref: running.ref })}{' '}
          <TextLink href={`/leaks/${running.ref}`} className="text-exercise-ink">
            {t('start.open')}
          </TextLink>
        </span>
      </Banner>
    </div>
  )
}
