import { getTimeZone, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/layout/empty-state'
import { Time } from '@/components/time/time'
import { historySince } from '../as-of/since'

async function Since({ since }: { since: NonNullable<Awaited<ReturnType<typeof historySince>>> }) {
  return <Time instant={since} zone={await getTimeZone()} />
}

/** A register in which nothing stood on the chosen date: says since when it has a history. */
export async function EmptyThen({ register }: { register: string }) {
  const [t, since] = await Promise.all([getTranslations('as-of'), historySince({ register })])
  return (
    <EmptyState title={t('empty.title')}>
      {since ? t.rich('empty.since', { moment: () => <Since since={since} /> }) : t('empty.never')}
    </EmptyState>
  )
}

/** A record that the person sees today and did not see on the chosen date. */
export async function NotYet({ register, recordRef }: { register: string; recordRef: string }) {
  const [t, since] = await Promise.all([getTranslations('as-of'), historySince({ register, ref: recordRef })])
  return (
    <EmptyState title={t('notYet.title', { ref: recordRef })}>
      {since && t.rich('notYet.help', { moment: () => <Since since={since} /> })}
    </EmptyState>
  )
}

/** On a record of the past: what is left out there. */
export async function LeftOut() {
  const t = await getTranslations('as-of')
  return <p className="text-sm text-muted">{t('left')}</p>
}
