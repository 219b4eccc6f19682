import { getLocale, getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { type BarRow, type Look, type Part, StackedBars } from '@/components/figures/figure'
import type { Actor } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { log } from '@/lib/log/log'
import { kindOf } from '@/lib/log/unexpected'
import { noteShown } from '@/lib/log/visit'
import type { CoverageState } from '@/lib/records/list/counted'
import { transferWords } from '@/lib/records/screens/cells'
import { wordingOf } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { PromiseState } from '@/lib/statement/model/checks'
import { promisesIn } from '@/lib/statement/promises/list'
import { promiseCounts } from '@/lib/statement/promises/queries'
import { formatNumber } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import {
  type Counted,
  coverageFigure,
  coveredRegisters,
  type Freshness,
  freshnessFigure,
  leakFigure,
  seesFigures,
  seesLeakFigure,
  transferFigure,
  transferRegisters,
} from '../queries'

type Props = { actor: Actor; today: CalendarDate; isPast: boolean }

/**
 * The figures of the first page, for who may see them; nothing at all for anybody else. Each is counted and sent by itself:
 * one that fails or is slow never takes the page. Folded on a phone, where tasks come first. While lists show a past date
 * they are left out, for a bar would open other rows than it counts.
 */
export async function Figures({ actor, today, isPast }: Props) {
  if (!seesFigures(actor)) return null
  const t = await getTranslations('figures')
  if (isPast) {
    return (
      <section aria-labelledby="figures-heading">
        <h2 id="figures-heading" className="mb-1 text-xl">
          {t('title')}
        </h2>
        <p className="text-muted">{t('past')}</p>
      </section>
    )
  }
  const figures = [
    ...coveredRegisters.map((register) => ({
      key: `coverage-${register.slug}`,
      draw: () => coverage(actor, register),
    })),
    { key: 'freshness', draw: () => freshness(actor, today) },
    ...transferRegisters.map((register) => ({
      key: `transfers-${register.slug}`,
      draw: () => transfers(actor, register),
    })),
    { key: 'promises', draw: () => promises(actor) },
    ...(seesLeakFigure(actor) ? [{ key: 'leaks-by-state', draw: () => leaks(actor) }] : []),
  ]
  const all = (
    <>
      <p className="mb-3 text-sm text-muted">{t('help')}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        {figures.map(({ key, draw }) => (
          <Suspense key={key} fallback={<Waiting text={t('loading')} />}>
            <Drawn name={key} draw={draw} />
          </Suspense>
        ))}
      </div>
    </>
  )
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading" className="mb-1 text-xl">
        {t('title')}
      </h2>
      <details className="figures-fold">
        <summary className="w-fit cursor-pointer rounded-sm text-accent">{t('fold')}</summary>
        {all}
      </details>
    </section>
  )
}

function Waiting({ text }: { text: string }) {
  return (
    <p aria-busy className="min-h-40 rounded-md border border-hairline bg-surface px-5 py-4 text-muted">
      {text}
    </p>
  )
}

/** One figure; when it cannot be drawn it says so in its own place. */
async function Drawn({ name, draw }: { name: string; draw: () => Promise<ReactNode> }) {
  noteShown()
  try {
    return await draw()
  } catch (error) {
    log.error({ figure: name, error: kindOf(error) }, 'a figure could not be drawn')
    const t = await getTranslations('figures')
    return (
      <p role="status" className="rounded-md border border-hairline bg-surface px-5 py-4 text-muted">
        {t('failed')}
      </p>
    )
  }
}

/** Texts and numbers that every figure says in the same way. */
async function said() {
  const [t, locale] = await Promise.all([getTranslations('figures'), getLocale()])
  const part = ({ state, count, href }: Counted<string>, label: string, look: Look): Part => {
    const shown = formatNumber(count, locale)
    return { key: state, label, count, shown, href, look, text: t('part', { label, count: shown }) }
  }
  const words = { locale, table: t('table'), name: t('name'), all: t('all'), none: t('none') }
  return { t, part, words }
}

const coverageLooks: Readonly<Record<CoverageState, Look>> = { complete: 'plain', open: 'dots', missing: 'stripes' }

async function coverage(actor: Actor, register: AnyRegister): Promise<ReactNode> {
  const [{ t, part, words }, rows] = await Promise.all([said(), coverageFigure(actor, register)])
  const { slug } = register
  return (
    <StackedBars
      id={`coverage-${slug}`}
      title={t(`coverage.${slug}.title`)}
      sentence={t(`coverage.${slug}.sentence`)}
      href={`/registers/${slug}`}
      words={words}
      rows={rows.map(
        ({ key, parts }): BarRow => ({
          key,
          label: t('article', { item: key }),
          help: t(`items.${key}`),
          parts: parts.map((one) => part(one, t(`states.${one.state}`), coverageLooks[one.state])),
        }),
      )}
    />
  )
}

const promiseLooks: Readonly<Record<PromiseState, Look>> = {
  broken: 'stripes',
  at_risk: 'dots',
  kept: 'plain',
  not_measured: 'cross',
}

async function promises(actor: Actor): Promise<ReactNode> {
  const [{ t, part, words }, states, rows] = await Promise.all([
    said(),
    getTranslations('statement'),
    promiseCounts(actor, await officeNow()),
  ])
  return (
    <StackedBars
      id="promises"
      title={t('promises.title')}
      sentence={t('promises.sentence')}
      href="/statement/promises"
      words={words}
      rows={rows.map(
        ({ kind, states: counts }): BarRow => ({
          key: kind,
          label: states(`kinds.${kind}`),
          parts: counts.map(({ state, count }) =>
            part({ state, count, href: promisesIn(kind, state) }, states(`states.${state}`), promiseLooks[state]),
          ),
        }),
      )}
    />
  )
}

const freshnessLooks: Readonly<Record<Freshness, Look>> = { overdue: 'stripes', soon: 'dots', later: 'plain' }

async function freshness(actor: Actor, today: CalendarDate): Promise<ReactNode> {
  const [{ t, part, words }, { rows, more }] = await Promise.all([said(), freshnessFigure(actor, today)])
  return (
    <StackedBars
      id="freshness"
      title={t('freshness.title')}
      sentence={t('freshness.sentence')}
      href="/calendar/dates?f.kind=review"
      words={words}
      measure="amounts"
      rows={rows.map(
        ({ key, name, parts }): BarRow => ({
          key,
          label: name ?? t('freshness.nobody'),
          parts: parts.map((one) => part(one, t(`freshness.${one.state}`), freshnessLooks[one.state])),
        }),
      )}
    >
      {more.owners > 0 && (
        <p className="text-sm text-muted">{t('freshness.more', { count: more.owners, overdue: more.overdue })}</p>
      )}
    </StackedBars>
  )
}

async function transfers(actor: Actor, register: AnyRegister): Promise<ReactNode> {
  const [{ t, part, words }, wording, { rows, more }] = await Promise.all([
    said(),
    wordingOf(),
    transferFigure(actor, register),
  ])
  const { slug } = register
  return (
    <StackedBars
      id={`transfers-${slug}`}
      title={t(`transfers.${slug}.title`)}
      sentence={t(`transfers.${slug}.sentence`)}
      href={`/registers/${slug}`}
      words={words}
      measure="amounts"
      rows={rows.map(
        ({ key, parts }): BarRow => ({
          key,
          label: transferWords(key, wording),
          parts: parts.map((one) => part(one, t('transfers.count'), 'solid')),
        }),
      )}
    >
      {more > 0 && <p className="text-sm text-muted">{t('transfers.more', { count: more })}</p>}
    </StackedBars>
  )
}

async function leaks(actor: Actor): Promise<ReactNode> {
  const [{ t, part, words }, codes, rows] = await Promise.all([said(), getTranslations('codes'), leakFigure(actor)])
  return (
    <StackedBars
      id="leaks-by-state"
      title={t('leaks.title')}
      sentence={t('leaks.sentence')}
      href="/leaks?f.open=true"
      words={words}
      measure="amounts"
      rows={rows.map(
        ({ key, parts }): BarRow => ({
          key,
          label: codes(`leakStates.${key}`),
          parts: parts.map((one) => part(one, t('leaks.count'), 'solid')),
        }),
      )}
    />
  )
}
