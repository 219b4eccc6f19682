import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { FactList } from '@/components/layout/fact-list'
import { ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { Time } from '@/components/time/time'
import { LinkButton } from '@/components/ui/link-button'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { acknowledgeAction } from '../actions'
import type { ToTakeUp } from '../queries'

/** The step to which the mail of receipt leads: who takes it up, with one button, and the way on. */
export async function AcknowledgeStep({ thing, zone }: { thing: ToTakeUp; zone: string }) {
  const t = await getTranslations('alarms')
  const { ref, taken, touched, dueAt } = thing
  const state = taken ? (
    <>
      {taken.by ? t('takenBy', { name: taken.by }) : t('taken')} · <Time instant={taken.at} zone={zone} />
    </>
  ) : touched ? (
    t('worked')
  ) : (
    t('waits')
  )
  return (
    <>
      <PageHeader
        eyebrow={t('title')}
        title={ref}
        badges={isExerciseRef(ref) && <ExerciseBadge />}
        crumbs={[{ label: t('title'), href: '/alerts' }]}
      />
      <div className="grid max-w-2xl gap-5">
        <FactList
          facts={[
            { label: t('received'), value: <Time instant={thing.receivedAt} zone={zone} /> },
            ...(dueAt
              ? [{ label: t('firstDue'), value: <Time instant={dueAt} zone={zone} endOfDay={thing.endsDay} /> }]
              : []),
            { label: t('state'), value: state },
          ]}
        />
        {!taken && !touched && (
          <Act
            name="acknowledge"
            action={acknowledgeAction}
            fixed={{ ref }}
            fields={[]}
            submit={t('takeUp')}
            variant="primary"
            doneHref={thing.href}
          />
        )}
        <p>
          <LinkButton href={thing.href}>{t('open', { ref })}</LinkButton>
        </p>
      </div>
    </>
  )
}
