import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'
import { TextLink } from '@/components/ui/link'
import type { PromiseState } from '../model/checks'
import type { PromiseRow } from '../promises/queries'
import type { Section } from '../text/sections'
import { segmentsOf } from '../text/segments'
import type { VersionView } from '../versions/queries'
import { BehindRows, fewRows, PromiseStateBadge } from './promise-state'

type Props = { version: VersionView; promises: readonly PromiseRow[]; beside: boolean }
type Placed = { promise: PromiseRow; start: number; end: number; section: string }

/** The text section by section; beside each, the promises that it makes. On a phone they stand under their section. */
export async function MarkedText({ version, promises, beside }: Props) {
  const t = await getTranslations('statement')
  const placed = promises.flatMap((promise): Placed[] => {
    const place = promise.places.find(({ version: number }) => number === version.number)
    return place ? [{ promise, ...place }] : []
  })
  return (
    <div className="rounded-md border border-hairline bg-surface">
      {version.sections.map((section) => {
        const own = placed.filter((one) => one.section === section.key).sort((one, other) => one.start - other.start)
        return (
          <section
            key={section.key}
            id={`section-${section.key}`}
            aria-label={section.heading ? `${section.key} ${section.heading}` : t('introduction')}
            className={cx(
              'grid gap-4 border-b border-hairline px-4 py-4 last:border-b-0 sm:px-5',
              beside && 'lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]',
            )}
          >
            <SectionText version={version} section={section} placed={placed} />
            {beside && <Cards placed={own} />}
          </section>
        )
      })}
    </div>
  )
}

function SectionText({
  version,
  section,
  placed,
}: {
  version: VersionView
  section: Section
  placed: readonly Placed[]
}) {
  const line = version.text.slice(section.start, section.end)
  const headingEnd = section.heading
    ? section.start + (line.indexOf('\n') === -1 ? line.length : line.indexOf('\n'))
    : section.start
  const body = { start: headingEnd, end: section.end }
  const marks = placed.map(({ promise, start, end }) => ({ ref: promise.ref, start, end }))
  const stateOf = new Map(placed.map(({ promise }) => [promise.ref, promise.state]))
  return (
    <div lang={version.language} className="measure min-w-0 whitespace-pre-line wrap-anywhere">
      {section.heading && <h2 className="mb-1 text-lg">{version.text.slice(section.start, headingEnd)}</h2>}
      {segmentsOf(version.text, body, marks).map((segment) =>
        segment.refs.length === 0 ? (
          segment.text.replace(/^\n+/, '').replace(/\n+$/, '\n')
        ) : (
          <Mark key={`${segment.refs.join()}${segment.text.slice(0, 40)}`} {...segment} stateOf={stateOf} />
        ),
      )}
    </div>
  )
}

const marks: Readonly<Record<PromiseState, string>> = {
  broken: 'decoration-danger bg-overdue/15',
  at_risk: 'decoration-withinday-ink bg-withinday',
  kept: 'decoration-ok-ink bg-ok',
  not_measured: 'decoration-control bg-hover',
}

type MarkProps = {
  text: string
  refs: readonly string[]
  begins: readonly string[]
  stateOf: ReadonlyMap<string, PromiseState>
}

/** Words that promise something: marked in the colour of the worst state, with the number of each promise before them. */
async function Mark({ text, refs, begins, stateOf }: MarkProps) {
  const t = await getTranslations('statement')
  const worst = (['broken', 'at_risk', 'not_measured', 'kept'] as const).find((state) =>
    refs.some((ref) => stateOf.get(ref) === state),
  )
  return (
    <>
      {begins.map((ref) => (
        <a
          key={ref}
          id={`quote-${ref}`}
          href={`#promise-${ref}`}
          className="mr-1 inline-block rounded-sm border border-control px-1 text-sm leading-5 font-medium no-underline hover:bg-hover"
        >
          {ref} <span className="text-muted">{t(`states.${stateOf.get(ref) ?? 'not_measured'}`)}</span>
        </a>
      ))}
      <mark
        className={cx('rounded-sm text-text underline decoration-2 underline-offset-4', marks[worst ?? 'not_measured'])}
      >
        {text}
      </mark>
    </>
  )
}

async function Cards({ placed }: { placed: readonly Placed[] }) {
  const t = await getTranslations('statement')
  if (placed.length === 0) return <div className="hidden lg:block" />
  return (
    <ul className="grid content-start gap-3">
      {placed.map(({ promise }) => (
        <li
          key={promise.ref}
          id={`promise-${promise.ref}`}
          className="grid gap-1.5 rounded-md border border-hairline p-3"
        >
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <TextLink href={`/statement/promises/${promise.ref}`} className="min-w-0 flex-1 basis-40">
              {promise.ref} {promise.title}
            </TextLink>
            <PromiseStateBadge state={promise.state} />
          </div>
          <BehindRows promise={promise} most={fewRows} />
          <p className="text-sm">
            <a className="text-accent underline" href={`#quote-${promise.ref}`}>
              {t('toQuote')}
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}
