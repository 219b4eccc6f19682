import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import type { ReactNode } from 'react'
import { Link, TextLink } from '@/components/ui/link'
import { labelled } from '@/lib/text/locale'
import { FigureFrame } from './frame'

/** How a part looks: each has a tone and a pattern of its own, so that colour is never the only sign. */
export type Look = 'plain' | 'dots' | 'stripes' | 'solid' | 'cross'

export type Part = {
  key: string
  /** What the part says, with its number: for pointers and readers. */
  text: string
  /** Head of its column in the table. */
  label: string
  count: number
  /** The number as the reader's language writes it. */
  shown: string
  href: string
  look: Look
}
export type BarRow = {
  key: string
  /** Name of the bar. */
  label: string
  /** What the name stands for. */
  help?: string
  parts: readonly Part[]
}

type Props = {
  id: string
  title: string
  /** One sentence that says what the figure shows. */
  sentence: string
  rows: readonly BarRow[]
  words: { locale: string; table: string; name: string; all: string; none: string }
  /** The list behind the figure. */
  href: string
  /** Every bar is as wide as the picture (shares), or as wide as its number among the others (amounts). */
  measure?: 'shares' | 'amounts'
  /** What stands beside: how much more there is. */
  children?: ReactNode
}

const height = 26

/**
 * A figure of stacked bars, drawn on the server: a sentence, a legend, bars whose parts are links, and the same as a
 * folded table. Knows no register; everything it says arrives in words.
 */
export function StackedBars({ id, title, sentence, rows, words, href, measure = 'shares', children }: Props) {
  const totals = rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0))
  const widest = Math.max(1, ...totals)
  const legend = [...new Map(rows.flatMap(({ parts }) => parts.map((part) => [part.label, part]))).values()]
  const all = (
    <TextLink href={href} aria-label={labelled(words.locale, words.all, title)} data-chrome>
      {words.all}
    </TextLink>
  )
  return (
    <FigureFrame id={id} title={title} sentence={sentence} beside={all}>
      {rows.length === 0 && <p className="text-muted">{words.none}</p>}
      {rows.length > 0 && (
        <>
          {legend.length > 1 && (
            <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {legend.map(({ label, look }) => (
                <li key={label} className="flex items-center gap-1.5">
                  <svg aria-hidden width={18} height={14}>
                    <Patterns id={`${id}-legend`} look={look} />
                    <Bar x={0.5} y={0.5} width={17} height={13} {...paint(`${id}-legend`, look)} />
                  </svg>
                  {label}
                </li>
              ))}
            </ul>
          )}
          <ul className="grid gap-2">
            {rows.map((row, index) => (
              <li
                key={row.key}
                className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[minmax(0,13.5rem)_minmax(0,1fr)]"
              >
                <span className="text-sm leading-5">
                  {row.label}
                  {row.parts.length === 1 && <b className="ml-1.5 font-semibold tabular-nums">{row.parts[0]?.shown}</b>}
                  {row.help && <span className="block text-muted">{row.help}</span>}
                </span>
                <BarPicture
                  locale={words.locale}
                  id={`${id}-${index}`}
                  row={row}
                  whole={measure === 'shares' ? (totals[index] ?? 0) : widest}
                />
              </li>
            ))}
          </ul>
          {children}
          <FigureTable title={title} rows={rows} legend={legend} words={words} />
        </>
      )}
    </FigureFrame>
  )
}

/** A bar with its parts from left to right; widths in percent, so that text and patterns keep their size. */
function BarPicture({ locale, id, row, whole }: { locale: string; id: string; row: BarRow; whole: number }) {
  const scale = scaleLinear<number>({ domain: [0, Math.max(1, whole)], range: [0, 100] })
  const shown = row.parts.filter(({ count }) => count > 0)
  const placed = shown.map((part, index) => {
    const before = shown.slice(0, index).reduce((sum, { count }) => sum + count, 0)
    return { part, x: scale(before), width: scale(part.count) }
  })
  return (
    <svg width="100%" height={height} className="overflow-visible">
      <title>{row.label}</title>
      {[...new Set(shown.map(({ look }) => look))].map((look) => (
        <Patterns key={look} id={id} look={look} />
      ))}
      {placed.map(({ part, x, width }) => (
        <Group key={part.key}>
          <Link href={part.href} aria-label={labelled(locale, row.label, part.text)} className="group outline-none">
            <title>{labelled(locale, row.label, part.text)}</title>
            <Bar
              data-part={part.key}
              x={`${x}%`}
              y={1}
              width={`${width}%`}
              height={height - 2}
              {...paint(id, part.look)}
              className="group-hover:stroke-text group-hover:[stroke-width:2.5] group-focus-visible:stroke-focus group-focus-visible:[stroke-width:4]"
            />
            {width >= 8 && row.parts.length > 1 && (
              <g aria-hidden>
                <text
                  x={`${x + width / 2}%`}
                  y={height / 2 + 4.5}
                  textAnchor="middle"
                  className="fill-text stroke-surface text-sm font-semibold tabular-nums [paint-order:stroke] [stroke-width:5px] [stroke-linejoin:round] forced-colors:fill-[CanvasText] forced-colors:stroke-[Canvas]"
                >
                  {part.shown}
                </text>
              </g>
            )}
          </Link>
        </Group>
      ))}
    </svg>
  )
}

/** Fill and edge of a part: system colours where the reader chose their own. */
function paint(id: string, look: Look) {
  const edge = 'var(--figure-edge)'
  if (look === 'plain') return { fill: 'var(--figure-plain)', stroke: edge, strokeWidth: 1 }
  if (look === 'solid') return { fill: 'var(--figure-solid)', stroke: edge, strokeWidth: 1 }
  return { fill: `url(#${id}-${look})`, stroke: edge, strokeWidth: 1 }
}

function Patterns({ id, look }: { id: string; look: Look }) {
  if (look === 'plain' || look === 'solid') return null
  return (
    <defs>
      <pattern id={`${id}-${look}`} patternUnits="userSpaceOnUse" width={8} height={8}>
        <rect width={8} height={8} fill={`var(--figure-${look})`} />
        {look === 'dots' && <circle cx={4} cy={4} r={1.6} fill="var(--figure-ink)" />}
        {look === 'stripes' && (
          <path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="var(--figure-ink)" strokeWidth={2} />
        )}
        {look === 'cross' && <path d="M4,0 v8 M0,4 h8" stroke="var(--figure-ink)" strokeWidth={1} />}
      </pattern>
    </defs>
  )
}

type TableProps = Pick<Props, 'title' | 'rows' | 'words'> & { legend: readonly Part[] }

/** The numbers of the bars once more, each a link to its rows. */
function FigureTable({ title, rows, legend, words }: TableProps) {
  const isGrid = rows.every(({ parts }) => parts.length === legend.length)
  return (
    <details className="min-w-0 text-sm print:[&::details-content]:[content-visibility:visible]">
      <summary className="w-fit cursor-pointer rounded-sm text-accent">{words.table}</summary>
      <div className="mt-2 max-w-full overflow-x-auto">
        {isGrid ? (
          <table className="w-full border-collapse">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="border-b border-control text-left">
                <th className="py-1 pr-3 font-medium">{words.name}</th>
                {legend.map(({ label }) => (
                  <th key={label} className="py-1 pl-3 text-right font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className="border-b border-hairline">
                  <th className="py-1 pr-3 text-left font-normal">{row.label}</th>
                  {row.parts.map((part) => (
                    <td key={part.key} data-part={part.key} className="py-1 pl-3 text-right tabular-nums">
                      <Amount locale={words.locale} part={part} row={row} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <table className="w-full border-collapse">
            <caption className="sr-only">{title}</caption>
            <tbody>
              {rows.flatMap((row) =>
                row.parts.map((part) => (
                  <tr key={`${row.key} ${part.key}`} className="border-b border-hairline">
                    <th className="py-1 pr-3 text-left font-normal">{row.label}</th>
                    <td className="py-1 pr-3">{part.label}</td>
                    <td data-part={part.key} className="py-1 pl-3 text-right tabular-nums">
                      <Amount locale={words.locale} part={part} row={row} />
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        )}
      </div>
    </details>
  )
}

function Amount({ locale, part, row }: { locale: string; part: Part; row: BarRow }) {
  if (part.count === 0) return <>{part.shown}</>
  return (
    <TextLink href={part.href} aria-label={labelled(locale, row.label, part.text)}>
      {part.shown}
    </TextLink>
  )
}
