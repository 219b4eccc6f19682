import { scaleLinear } from '@visx/scale'
import { Link, TextLink } from '@/components/ui/link'
import { withColon } from '@/lib/text/locale'
import { FigureFrame } from './frame'

/** One measured length; late ones have a shape of their own, so that colour is never the only sign. */
export type Dot = { key: string; at: number; text: string; shown: string; href: string; late: boolean }

export type DotRow = {
  key: string
  label: string
  /** What the dots amount to, in words. */
  sentence: string
  dots: readonly Dot[]
  /** A line that counts for this row. */
  line?: { at: number; label: string }
}

type Props = {
  id: string
  title: string
  sentence: string
  rows: readonly DotRow[]
  /** The length at which the first part of every axis ends; what is longer is drawn closer together after it. */
  turn: number
  ticks: readonly { at: number; label: string }[]
  words: { locale: string; table: string; name: string; took: string }
}

const lanes = 3
const laneHeight = 13
const height = lanes * laneHeight + 6
const turnAt = 70

/** Lengths as dots on one axis, drawn on the server: a row for each way, each dot a link, and the same as a folded table. */
export function DotRows({ id, title, sentence, rows, turn, ticks, words }: Props) {
  const longest = Math.max(turn * 1.5, ...rows.flatMap(({ dots }) => dots.map(({ at }) => at)))
  const scale = scaleLinear<number>({ domain: [0, turn, longest], range: [0.5, turnAt, 99.5] })
  return (
    <FigureFrame id={id} title={title} sentence={sentence}>
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.key} className="grid min-w-0 gap-1">
            <p className="text-sm">
              <b className="font-semibold">{row.label}</b> <span className="text-muted">{row.sentence}</span>
            </p>
            {row.dots.length > 0 && <Strip row={row} scale={scale} ticks={ticks} />}
          </li>
        ))}
      </ul>
      {rows.some(({ dots }) => dots.length > 0) && <DotTable title={title} rows={rows} words={words} />}
    </FigureFrame>
  )
}

type StripProps = { row: DotRow; scale: (at: number) => number; ticks: Props['ticks'] }

function Strip({ row, scale, ticks }: StripProps) {
  return (
    <svg width="100%" height={height + 18} className="overflow-visible">
      <title>{row.label}</title>
      <line x1="0%" x2="100%" y1={height} y2={height} stroke="var(--figure-edge)" />
      {ticks.map(({ at, label }) => (
        <g key={at} aria-hidden>
          <line x1={`${scale(at)}%`} x2={`${scale(at)}%`} y1={height} y2={height + 4} stroke="var(--figure-edge)" />
          <text
            x={`${scale(at)}%`}
            y={height + 16}
            textAnchor={at === 0 ? 'start' : 'middle'}
            className="fill-muted text-sm"
          >
            {label}
          </text>
        </g>
      ))}
      {row.line && (
        <line
          x1={`${scale(row.line.at)}%`}
          x2={`${scale(row.line.at)}%`}
          y1={0}
          y2={height}
          stroke="var(--figure-ink)"
          strokeWidth={2}
          strokeDasharray="4 3"
        >
          <title>{row.line.label}</title>
        </line>
      )}
      {row.dots.map((dot, index) => {
        const y = (index % lanes) * laneHeight + laneHeight / 2 + 2
        return (
          <Link key={dot.key} href={dot.href} aria-label={dot.text} className="group outline-none">
            <svg x={`${scale(dot.at)}%`} y={y} overflow="visible">
              <title>{dot.text}</title>
              {dot.late ? (
                <rect
                  x={-5}
                  y={-5}
                  width={10}
                  height={10}
                  transform="rotate(45)"
                  fill="var(--figure-stripes)"
                  {...edge}
                />
              ) : (
                <circle r={5} fill="var(--figure-solid)" {...edge} />
              )}
            </svg>
          </Link>
        )
      })}
    </svg>
  )
}

const edge = {
  stroke: 'var(--figure-edge)',
  className:
    'group-hover:stroke-text group-hover:[stroke-width:2.5] group-focus-visible:stroke-focus group-focus-visible:[stroke-width:4]',
} as const

function DotTable({ title, rows, words }: Pick<Props, 'title' | 'rows' | 'words'>) {
  return (
    <details className="min-w-0 text-sm print:[&::details-content]:[content-visibility:visible]">
      <summary className="w-fit cursor-pointer rounded-sm text-accent">{words.table}</summary>
      <div className="mt-2 max-w-full overflow-x-auto">
        <table className="w-full border-collapse">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b border-control text-left">
              <th className="py-1 pr-3 font-medium">{words.name}</th>
              <th className="py-1 pl-3 text-right font-medium">{words.took}</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap(({ key, label, dots }) =>
              dots.map((dot) => (
                <tr key={`${key} ${dot.key}`} className="border-b border-hairline">
                  <th className="py-1 pr-3 text-left font-normal">
                    {withColon(words.locale, label)} <TextLink href={dot.href}>{dot.key}</TextLink>
                  </th>
                  <td className="py-1 pl-3 text-right tabular-nums">{dot.shown}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  )
}
