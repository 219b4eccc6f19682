import { getLocale, getTranslations } from 'next-intl/server'
import { DotRows } from '@/components/figures/dots'
import { type BarRow, type Look, StackedBars } from '@/components/figures/figure'
import { Downloads } from '@/components/ui/downloads'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { screenLocaleOf } from '@/lib/text/locale'
import { day, hour } from '@/lib/time/length'
import type { loadLeakFigures } from '../load'
import { type Counted, type LeakFigures, mostDots } from '../queries'
import { figureFormats } from '../schema'
import { type BarFigure, barFigures, figureWords } from '../words'

const path = '/leaks/figures'

/** What the law gives to tell the authority (Art. 33(1)): the line that the dots are seen against. */
const threeDays = 72 * hour

/** How each kind is drawn; what nobody has said yet is plain. */
const looks: Readonly<Record<string, Look>> = {
  confidentiality: 'solid',
  integrity: 'stripes',
  availability: 'dots',
  several: 'cross',
}

/** The figures of leaks of a period: choosing it, one figure of dots, four of bars, and all of it as a report. Works without script. */
export async function LeakFiguresScreen({ period, periods, figures }: Awaited<ReturnType<typeof loadLeakFigures>>) {
  const locale = screenLocaleOf(await getLocale())
  const [words, bars] = await Promise.all([figureWords(locale), getTranslations('figures')])
  const { t } = words
  const ofBars = { locale, table: bars('table'), name: bars('name'), all: bars('all'), none: t('none') }
  const month = ({ key, parts }: LeakFigures['months'][number]): BarRow => ({
    key,
    label: words.bar('months', key),
    parts: parts.map(({ key: kind, count, href }) => {
      const [label, shown] = [words.kind(kind), words.number(count)]
      const text = bars('part', { label, count: shown })
      return { ...{ key: kind, count, shown, href, label, text }, look: looks[kind] ?? 'plain' }
    }),
  })
  const row = (figure: BarFigure, { key, count, href }: Counted): BarRow => {
    const [label, shown] = [t('count'), words.number(count)]
    const part = { key, count, shown, href, label, look: 'solid' as const, text: bars('part', { label, count: shown }) }
    return { key, label: words.bar(figure, key), parts: [part] }
  }
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
            {words.period(text)}
          </TextLink>
        ))}
      </nav>
      <p>{t('total', { count: figures.total, period: words.period(period.text) })}</p>
      {figures.total > 0 && (
        <>
          <Downloads
            label={t('report')}
            files={figureFormats.map((format) => ({
              href: `/api/leaks/figures/${format}?${new URLSearchParams({ period: period.text, language: locale })}`,
              label: t(`formats.${format}`),
              name: t('downloadAs', { format: t(`formats.${format}`) }),
            }))}
          />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <Delays delays={figures.delays} words={words} locale={locale} />
            {barFigures.map((figure) => (
              <StackedBars
                key={figure}
                id={`leaks-${figure}`}
                title={t(`${figure}.title`)}
                sentence={t(`${figure}.sentence`)}
                href={figures.href}
                words={ofBars}
                measure="amounts"
                rows={figure === 'months' ? figures.months.map(month) : figures[figure].map((one) => row(figure, one))}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

type DelaysProps = { delays: LeakFigures['delays']; words: Awaited<ReturnType<typeof figureWords>>; locale: string }

/** The three ways of a leak as dots; at every dot which leak, and how long. */
function Delays({ delays, words: { t, took, half }, locale }: DelaysProps) {
  return (
    <DotRows
      id="leaks-delays"
      title={t('delays.title')}
      sentence={t('delays.sentence', { most: mostDots })}
      turn={threeDays}
      ticks={[0, 1, 2, 3].map((days) => ({ at: days * day, label: days === 0 ? '0' : took(days * day) }))}
      words={{ locale, table: t('delays.table'), name: t('delays.name'), took: t('delays.took') }}
      rows={delays.map(({ way, dots }) => ({
        key: way,
        label: t(`delays.${way}`),
        sentence: half(dots),
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
}

/** The way to the figures, for people who may see them. */
export async function LeakFiguresLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'leak', 'count')) return null
  const t = await getTranslations('leak-figures')
  return <LinkButton href={path}>{t('link')}</LinkButton>
}
