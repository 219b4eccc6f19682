import { getTimeZone, getTranslations } from 'next-intl/server'
import { Time } from '@/components/time/time'
import type { StepView } from '../reading/review-of'

/** What happened to the versions of a record, newest first. */
export async function StepsList({ steps }: { steps: readonly StepView[] }) {
  const [t, zone] = await Promise.all([getTranslations('review'), getTimeZone()])
  return (
    <ol className="grid gap-2">
      {steps.map((step) => (
        <li key={`${step.number}-${step.kind}-${step.at}`} className="text-sm">
          <span className="font-medium">
            {t('version', { number: step.number })} · {t(`steps.${step.kind}`)}
          </span>{' '}
          {t('by', { name: step.byName })}
          <span className="block text-muted">
            <Time instant={step.at} zone={zone} />
          </span>
          {step.reason && <span className="block whitespace-pre-line">{step.reason}</span>}
        </li>
      ))}
    </ol>
  )
}
