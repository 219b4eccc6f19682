import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { sourceIn } from '@/lib/text/glossary/source-words'
import { screenLocaleOf } from '@/lib/text/locale'
import type { ClockView } from '@/lib/time/clock-view'
import { clockFace, sinceAwareFace } from '@/lib/time/clock-words'
import type { InstantStyle } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { ClockFace, Countdown } from './clock-face'
import { Time } from './time'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Which reading the latest moment is: of a period in hours, of days that end at 24:00, or noon. */
function latestOf({ recipient, endsDay }: ClockView): 'hour' | 'day' | 'noon' {
  if (recipient === 'authority') return 'hour'
  return recipient === 'people' && endsDay ? 'day' : 'noon'
}

const latestWords = {
  hour: { name: 'facts.latest', note: 'latestNote' },
  day: { name: 'facts.latestDay', note: 'latestDayNote' },
  noon: { name: 'facts.latestNoon', note: 'noonNote' },
} as const

type ClockCardProps = {
  clock: ClockView
  now: Instant
  zone: string
  /** Say changes of state to screen readers. */
  announce?: boolean
  /** The next step, e.g. a link "File part 1". */
  children?: ReactNode
}

/** A clock with everything about it: chip, due moment, the reading of Reg. 1182/71, start, source. */
export async function ClockCard({ clock, now, zone, announce, children }: ClockCardProps) {
  const [t, locale] = await Promise.all([getTranslations('clocks'), getLocale()])
  const running = clock.endedAt === null
  return (
    <article className="flex flex-col gap-2 rounded-md border border-hairline bg-surface p-4">
      <h3 className="font-semibold">{t(`names.${clock.code}`)}</h3>
      <div>
        <ClockChip clock={clock} now={now} zone={zone} announce={announce} />
      </div>
      {running && clock.state === 'provisional' && <p className="text-sm">{t('provisionalHint')}</p>}
      <dl className="flex flex-col gap-1 text-sm">
        {clock.dueAt && (
          <Fact name={t('facts.due')}>
            <Time instant={clock.dueAt} zone={zone} endOfDay={clock.endsDay} />
          </Fact>
        )}
        {clock.latestAt && (
          <Fact name={t(latestWords[latestOf(clock)].name)}>
            <Time instant={clock.latestAt} zone={zone} endOfDay={latestOf(clock) === 'day'} />{' '}
            <span className="text-muted">({t(latestWords[latestOf(clock)].note)})</span>
          </Fact>
        )}
        <Fact name={t(clock.state === 'provisional' ? 'facts.fromReceipt' : 'facts.start')}>
          <Time instant={clock.startAt} zone={zone} />
        </Fact>
        {clock.awareAt && running && (
          <Fact name={t('facts.aware')}>
            <ClockSince clock={clock} now={now} />
          </Fact>
        )}
        <Fact name={t('facts.source')}>
          {sourceIn(screenLocaleOf(locale), clock.source)}
          {clock.certainty !== 'read' && <span className="text-muted"> ({t(`certainty.${clock.certainty}`)})</span>}
        </Fact>
      </dl>
      {children}
    </article>
  )
}

/** The time since the company was aware, beside a clock that runs from the high-risk finding. */
async function ClockSince({ clock, now }: { clock: ClockView; now: Instant }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('clocks')])
  const face = sinceAwareFace(clock, (key, values) => t(key, values), { locale, zone: 'UTC', now })
  return <Countdown face={face} />
}

type ClockLineProps = Pick<ClockCardProps, 'clock' | 'now' | 'zone'> & { style?: InstantStyle }

/** A clock in one line: name, chip, due moment; for lists and the overview. */
export async function ClockLine({ clock, now, zone, style }: ClockLineProps) {
  const t = await getTranslations('clocks')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="font-medium sm:min-w-48">{t(`names.${clock.code}`)}</span>
      <ClockChip clock={clock} now={now} zone={zone} />
      {clock.dueAt && !clock.endedAt && (
        <span className="text-muted">
          {t.rich('due', {
            moment: () => <Time instant={clock.dueAt ?? now} zone={zone} style={style} endOfDay={clock.endsDay} />,
          })}
        </span>
      )}
    </div>
  )
}

/** The chip of a clock, in the reader's language. `now` is the server's moment for which the clock was read. */
export async function ClockChip(props: { clock: ClockView; now: Instant; zone: string; announce?: boolean }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('clocks')])
  const face = clockFace(props.clock, (key, values) => t(key, values), { locale, zone: props.zone, now: props.now })
  return <ClockFace face={face} announce={props.announce} />
}
