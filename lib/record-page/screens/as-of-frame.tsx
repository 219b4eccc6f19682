import { History } from 'lucide'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { currentAsOfChoice } from '@/lib/access/past/as-of'
import { officeNow } from '@/lib/company/office-zone'
import { localMomentOf } from '@/lib/time/zone'
import { asOfWords, historySince } from '../as-of/words'
import { AsOfBanner, AsOfPicker } from './as-of-picker'

/** The control of the frame that chooses the date, in a menu of the header. */
export async function AsOfMenu() {
  const [t, choice] = await Promise.all([getTranslations('as-of'), currentAsOfChoice()])
  const words = choice && (await asOfWords(choice))
  return (
    <Menu
      id="as-of-menu"
      variant={words ? 'secondary' : 'quiet'}
      accessibleName={words ? t('controlPast', { moment: words.long }) : t('control')}
      panelClass="w-80"
      label={
        <>
          <Icon of={History} size={18} className="shrink-0" />
          <span className="max-xl:sr-only">{words ? words.short : t('today')}</span>
        </>
      }
    >
      <AsOfForm />
    </Menu>
  )
}

/** The same for the phone menu. */
export async function AsOfPanel() {
  const t = await getTranslations('as-of')
  return (
    <section aria-label={t('title')} className="border-t border-hairline pt-3">
      <h2 className="px-2 font-medium">{t('title')}</h2>
      <AsOfForm />
    </section>
  )
}

/** What stands over every page while a date is chosen; nothing else. */
export async function AsOfNotice() {
  const choice = await currentAsOfChoice()
  if (!choice) return null
  const [t, words] = await Promise.all([getTranslations('as-of'), asOfWords(choice)])
  return (
    <AsOfBanner
      past={
        <>
          {t('banner', { moment: words.long })} <span className="font-normal">{t('names')}</span>
        </>
      }
      today={t('todayOnly', { moment: words.long })}
      back={t('back')}
    />
  )
}

async function AsOfForm() {
  const [t, errors, choice, { zone, today }] = await Promise.all([
    getTranslations('as-of'),
    getTranslations('errors.fields'),
    currentAsOfChoice(),
    officeNow(),
  ])
  const wrong = ['invalid_date', 'invalid', 'in_future', 'nonexistent'] as const
  const local = choice && localMomentOf(choice.at, zone)
  return (
    <AsOfPicker
      // Another choice is another form: its fields start with what holds now.
      key={choice?.at ?? 'today'}
      date={local?.date ?? ''}
      time={choice?.day === null && local ? local.time : ''}
      latest={today}
      isPast={choice !== null}
      texts={{
        date: t('date'),
        dateHelp: t('dateHelp'),
        time: t('time'),
        timeHelp: t('timeHelp'),
        choose: t('choose'),
        back: t('back'),
        failed: t('failed'),
        wrong: Object.fromEntries(wrong.map((key) => [key, errors(key)])),
      }}
    />
  )
}

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
