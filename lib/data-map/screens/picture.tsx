import { scaleLinear } from '@visx/scale'
import { LinkHorizontal } from '@visx/shape'
import { Link } from '@/components/ui/link'
import type { Column, Line } from './places'

/** Sizes in rem, as the classes below have them: h-10, h-16 and gap-2. */
const heading = 2.5
const box = 4
const gap = 0.5
/** Sizes in percent of the width. */
const columnWidth = 20
const columnStep = 80 / 3

type Spot = { column: number; middle: number }
type Props = { columns: readonly Column[]; lines: readonly Line[] }

/** Four columns of boxes, each a link in reading order, with merged flows between them: the wider, the more activities. */
export function MapPicture({ columns, lines }: Props) {
  const heightOf = (count: number) => Math.max(0, count * (box + gap) - gap)
  const tallest = Math.max(...columns.map(({ places }) => heightOf(places.length)))
  const spots = new Map(
    columns.flatMap(({ places }, column) =>
      places.map(({ id }, index): [string, Spot] => {
        const above = heading + (tallest - heightOf(places.length)) / 2
        return [id, { column, middle: above + index * (box + gap) + box / 2 }]
      }),
    ),
  )
  const width = scaleLinear<number>({
    domain: [1, Math.max(2, ...lines.map(({ activities }) => activities))],
    range: [1.25, 12],
  })
  const drawn = (which: readonly Line[], look: string) => (
    <Lines lines={which} spots={spots} height={heading + tallest} width={width} look={look} />
  )
  return (
    <div className="relative grid min-w-3xl grid-cols-[repeat(4,20%)] justify-between">
      {drawn(lines, 'stroke-control opacity-45 forced-colors:stroke-[CanvasText] forced-colors:opacity-100')}
      {columns.map(({ column, heading: name, places }) => (
        <section key={column} aria-labelledby={`map-${column}`} className="flex flex-col">
          <h3 id={`map-${column}`} className="h-10 text-sm font-medium text-muted">
            {name}
          </h3>
          <ol className="flex flex-1 flex-col justify-center gap-2">
            {places.map(({ id, name: label, below, href }) => (
              <li key={id} data-node={id} className="group">
                <Link
                  href={href}
                  title={[label, below].filter(Boolean).join(' · ')}
                  className="relative z-1 flex h-16 flex-col justify-center overflow-hidden rounded-md border border-hairline bg-surface px-2.5 text-sm leading-5 group-hover:border-accent"
                >
                  <span className={below ? 'line-clamp-2 font-medium' : 'font-medium'}>{label}</span>
                  {below && <span className="truncate text-muted">{below}</span>}
                </Link>
                {drawn(
                  lines.filter(({ from, to }) => from === id || to === id),
                  'stroke-accent opacity-0 group-focus-within:opacity-90 group-hover:opacity-90 print:hidden',
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

type LinesProps = {
  lines: readonly Line[]
  spots: ReadonlyMap<string, Spot>
  height: number
  width: (activities: number) => number
  look: string
}

function Lines({ lines, spots, height, width, look }: LinesProps) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className={`pointer-events-none absolute inset-0 size-full fill-none ${look}`}
    >
      {lines.flatMap(({ from, to, activities }) => {
        const [start, end] = [spots.get(from), spots.get(to)]
        if (!start || !end) return []
        const source = { x: start.column * columnStep + columnWidth, y: start.middle }
        const target = { x: end.column * columnStep, y: end.middle }
        return [
          <LinkHorizontal
            key={`${from}>${to}`}
            data={{ source, target }}
            x={(at: { x: number; y: number }) => at.x}
            y={(at: { x: number; y: number }) => at.y}
            fill="none"
            vectorEffect="non-scaling-stroke"
            strokeWidth={width(activities)}
          />,
        ]
      })}
    </svg>
  )
}
