import { getLocale, getTranslations } from 'next-intl/server'
import { DotRows } from '@/components/figures/dots'
import { type BarRow, StackedBars } from '@/components/figures/figure'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { emptyValue } from '@/lib/table/state'
import { tookIn } from '@/lib/time/clock-words'
import { formatMonth, formatNumber } from '@/lib/time/format'
import { day, hour } from '@/lib/time/length'
import { calendarDateSchema } from '@/lib/time/types'
import type { loadLeakFigures } from '../load'
import { type Counted, type Delay, mostDots, type Way } from '../queries'

const path = '/leaks/figures'

/** What the law gives to tell the authority (Art. 33(1)): the line that the dots are seen against. */
const threeDays = 72 * hour

/** The figures of leaks of a period: choosing it, four figures of bars and one of dots. Works without script. */
export async function LeakFiguresScreen({ period, periods, figures }: Awaited<ReturnType<typeof loadLeakFigures>>) {
  const [t, codes, word, bars, locale] = await Promise.all([
    getTranslations('leak-figures'),
    getTranslations('codes'),
    getTranslations(),
    getTranslations('figures'),
    getLocale(),
  ])
  const words = { table: bars('table'), name: bars('name'), all: bars('all'), none: t('none') }
  const row = (label: string, { key, count, href }: Counted): BarRow => {
    const shown = formatNumber(count, locale)
    return {
      key,
      label,
      parts: [
        {
          key,
          count,
          shown,
          href,
          label: t('count'),
          look: 'solid',
          text: bars('part', { label: t('count'), count: shown }),
        },
      ],
    }
  }
  const named = (text: string) => {
    const [year, quarter] = text.split('-Q')
    return quarter === undefined ? text : t('quarter', { quarter, year: year ?? '' })
  }
  const said = (list: 'leakTypes' | 'leakCauses', key: string) =>
    key === emptyValue ? t('notSaid') : codes(`${list}.${key}`)
  const bar = (id: 'months' | 'types' | 'causes' | 'filings', rows: readonly BarRow[]) => (
    <StackedBars
      id={`leaks-${id}`}
      title={t(`${id}.title`)}
      sentence={t(`${id}.sentence`)}
      href="/leaks"
      words={words}
      measure="amounts"
      rows={figures.total === 0 ? [] : rows}
    />
  )
  return (
    <div className="grid min-w-0 gap-5">
      <nav aria-label={t('period')} className="flex flex-wrap gap-x-4 gap-y-2">
        {periods.map((text) => (
          <TextLink
            key={text}
            href={`${path}?period=${text}`}
            aria-current={text === period.text ? 'page' : undefined}
            className="aria-[current=page]:font-semibold aria-[current=page]:text-text aria-[current=page]:no-underline"
          >
            {named(text)}
          </TextLink>
        ))}
      </nav>
      <p>{t('total', { count: figures.total, period: named(period.text) })}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        {figures.total > 0 && <Delays delays={figures.delays} />}
        {bar(
          'filings',
          figures.filings.map((one) =>
            row(one.key === emptyValue ? t('noClock') : word(`leaks.filing.${one.key}`), one),
          ),
        )}
        {bar(
          'months',
          figures.months.map((one) => row(formatMonth(calendarDateSchema.parse(`${one.key}-01`), locale), one)),
        )}
        {bar(
          'types',
          figures.types.map((one) => row(said('leakTypes', one.key), one)),
        )}
        {bar(
          'causes',
          figures.causes.map((one) => row(said('leakCauses', one.key), one)),
        )}
      </div>
    </div>
  )
}

/** The three ways of a leak as dots; at every dot which leak, and how long. */
async function Delays({ delays }: { delays: readonly { way: Way; dots: readonly Delay[] }[] }) {
  const [t, clocks] = await Promise.all([getTranslations('leak-figures'), getTranslations('clocks')])
  const took = (length: number) => tookIn(length, clocks)
  return (
    <DotRows
      id="leaks-delays"
      title={t('delays.title')}
      sentence={t('delays.sentence', { most: mostDots })}
      turn={threeDays}
      ticks={[0, 1, 2, 3].map((days) => ({ at: days * day, label: days === 0 ? '0' : `${days * 24} h` }))}
      words={{ table: t('delays.table'), name: t('delays.name'), took: t('delays.took') }}
      rows={delays.map(({ way, dots }) => ({
        key: way,
        label: t(`delays.${way}`),
        sentence: sentenceOf(dots),
        dots: dots.map(({ ref, title, took: length, late }) => ({
          key: ref,
          at: length,
          shown: took(length),
          late,
          href: `/leaks/${ref}`,
          text: t(late ? 'delays.dotLate' : 'delays.dot', { ref, title, took: took(length) }),
        })),
        ...(way === 'filed' ? { line: { at: threeDays, label: t('delays.line') } } : {}),
      }))}
    />
  )

  function sentenceOf(dots: readonly Delay[]): string {
    const sorted = dots.map((dot) => dot.took).sort((a, b) => a - b)
    const middle = sorted[Math.floor((sorted.length - 1) / 2)]
    if (middle === undefined) return t('delays.nothing')
    return t('delays.half', { count: sorted.length, middle: took(middle), longest: took(sorted.at(-1) ?? middle) })
  }
}

/** The way to the figures, for people who may see them. */
export async function LeakFiguresLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'leak', 'count')) return null
  const t = await getTranslations('leak-figures')
  return <LinkButton href={path}>{t('link')}</LinkButton>
}
