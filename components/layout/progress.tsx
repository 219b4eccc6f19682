import { Check, CircleDashed, CircleDot, CircleSlash } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'

/** Where a step of a thing in progress stands; `not_needed`: this thing does not ask it. */
type StepState = 'done' | 'next' | 'later' | 'not_needed'

const icons = { done: Check, next: CircleDot, later: CircleDashed, not_needed: CircleSlash } satisfies Record<
  StepState,
  typeof Check
>

type Props = { label: string; steps: readonly { step: string; name: string; href: string; state: StepState }[] }

/** Every step in order with its state; on a phone by its drawing alone. */
export async function Progress({ label, steps }: Props) {
  const t = await getTranslations('triage')
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-1 gap-y-1 max-sm:justify-between">
      {steps.map(({ step, name, href, state }) => (
        <li key={step} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
          <a
            href={href}
            className={cx(
              'inline-flex min-h-7 min-w-6 items-center justify-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover',
              state === 'next'
                ? 'bg-ontrack font-medium text-ontrack-ink'
                : state === 'done'
                  ? 'text-text'
                  : 'text-muted',
            )}
          >
            <Icon of={icons[state]} size={16} className="shrink-0" />
            <span className="max-lg:sr-only">{name}</span>
            <span className="sr-only">: {t(`steps.states.${state}`)}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}

/** The state of a step beside its heading. */
export async function StepMark({ state }: { state: StepState }) {
  const t = await getTranslations('triage')
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1',
        state === 'next' && 'rounded-md bg-ontrack px-1.5 font-medium text-ontrack-ink',
      )}
    >
      <Icon of={icons[state]} size={14} className="shrink-0" />
      {t(`steps.states.${state}`)}
    </span>
  )
}
