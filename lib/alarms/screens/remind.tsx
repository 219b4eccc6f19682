import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Time } from '@/components/time/time'
import type { Actor } from '@/lib/access/actor'
import type { Instant } from '@/lib/time/types'
import { remindAction } from '../actions'
import { reminderOf } from '../remind/remind'

type Props = { actor: Actor; subject: { id: string; ref: string }; step: string; now: Instant; zone: string }

/** Beside a step that waits for others: reminds them, or says when they were. */
export async function Remind({ actor, subject: { id, ref }, step, now, zone }: Props) {
  const [t, reminder] = await Promise.all([getTranslations('alarms'), reminderOf(actor, id, step, now)])
  if (!reminder) return null
  if (reminder.lastAt) {
    return (
      <p className="self-center text-sm text-muted">
        {t('remind.done')} <Time instant={reminder.lastAt} zone={zone} style="time" />
      </p>
    )
  }
  return (
    <Act
      name="remind"
      action={remindAction}
      fixed={{ ref }}
      fields={[]}
      submit={t('remind.button')}
      variant="secondary"
    />
  )
}
