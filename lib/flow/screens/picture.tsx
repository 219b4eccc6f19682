import { TriangleAlert } from 'lucide'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { endHref, type Flow, type FlowWords, partyHref, recordHref } from '../graph'
import { type Picture, type PictureLine, type PictureNode, pictureColumns, pictureOf } from '../layout'

/** Sizes in rem, as the classes below have them: h-10, h-24 and gap-3. */
const heading = 2.5
const box = 6
const gap = 0.75
/** Sizes in percent of the width, as the classes below have them. */
const columnWidth = 20
const columnStep = 80 / 3

type Props = { flow: Flow; words: FlowWords; current: string }

/**
 * A flow as four columns of boxes with the lines between them, drawn on the server. Every box is a link, in reading
 * order; its lines stand out while it is pointed at or has the focus (each box holds a second drawing of them, shown by CSS).
 */
export function FlowPicture({ flow, words, current }: Props) {
  const picture = pictureOf(flow)
  const place = placesOf(picture)
  return (
    <div className="relative grid min-w-3xl grid-cols-[repeat(4,20%)] justify-between">
      <Lines lines={picture.lines} place={place} look="stroke-control [stroke-width:1.25]" named />
      {picture.columns.map((nodes, index) => {
        const kind = pictureColumns[index] ?? 'source'
        return (
          <section key={kind} aria-labelledby={`flow-${kind}`} className="flex flex-col">
            <h3 id={`flow-${kind}`} className="h-10 text-sm font-medium text-muted">
              {words.column(kind)}
            </h3>
            <ol className="flex flex-1 flex-col justify-center gap-3">
              {nodes.map((node) => (
                <li key={node.id} data-node={node.id} className="group">
                  <PictureBox node={node} words={words} isCurrent={isCurrent(node, current)} />
                  <Lines
                    lines={picture.lines.filter(({ from, to }) => from === node.id || to === node.id)}
                    place={place}
                    look="stroke-accent [stroke-width:2.5] opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 print:hidden"
                  />
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

function isCurrent(node: Picture['columns'][number][number], ref: string): boolean {
  return node.kind !== 'end' && node.of.ref === ref
}

type Place = { column: number; middle: number }
type Places = { of: ReadonlyMap<string, Place>; height: number }

/** Where each box stands: its column, and its middle in rem from the top; shorter columns stand in the middle. */
function placesOf({ columns }: Picture): Places {
  const heightOf = (count: number) => Math.max(0, count * (box + gap) - gap)
  const tallest = Math.max(...columns.map((nodes) => heightOf(nodes.length)))
  const of = columns.flatMap((nodes, column) =>
    nodes.map((node, index): [string, Place] => {
      const above = heading + (tallest - heightOf(nodes.length)) / 2
      return [node.id, { column, middle: above + index * (box + gap) + box / 2 }]
    }),
  )
  return { of: new Map(of), height: heading + tallest }
}

type LinesProps = { lines: readonly PictureLine[]; place: Places; look: string; named?: boolean }

function Lines({ lines, place, look, named = false }: LinesProps) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${place.height}`}
      preserveAspectRatio="none"
      className={`pointer-events-none absolute inset-0 size-full fill-none ${look}`}
    >
      {lines.map(({ from, to }) => (
        <path
          key={`${from}>${to}`}
          data-from={named ? from : undefined}
          data-to={named ? to : undefined}
          d={curve(place.of.get(from), place.of.get(to))}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

function curve(from: Place | undefined, to: Place | undefined): string {
  if (!from || !to) return ''
  const start = from.column * columnStep + columnWidth
  const end = to.column * columnStep
  const half = (start + end) / 2
  return `M ${start} ${from.middle} C ${half} ${from.middle} ${half} ${to.middle} ${end} ${to.middle}`
}

type Said = {
  href: string
  /** Small words above the name: reference and kind. */
  above: string
  name: string
  below: string
  /** What is wrong, in words. */
  wrong: readonly string[]
}

function phrasesOf(node: PictureNode, words: FlowWords): Said {
  switch (node.kind) {
    case 'source':
    case 'activity':
      return { href: recordHref(node.of.ref), above: node.of.ref, name: node.of.title, below: '', wrong: [] }
    case 'party':
      return {
        href: partyHref(node.of, node.activity),
        above: [node.of.ref, words.kind(node.of)].filter(Boolean).join(' · '),
        name: words.party(node.of),
        below: node.of.isKnown ? '' : words.state('unknown'),
        wrong: words.marks(node.of),
      }
    case 'end':
      return {
        href: endHref(node.of),
        above: words.stated(node.of),
        name: words.country(node.of),
        below: words.mechanism(node.of),
        wrong: words.gaps(node.of),
      }
  }
}

function borderOf(isWrong: boolean, isCurrent: boolean): string {
  if (isCurrent) return 'border-2 border-accent'
  return isWrong ? 'border border-withinday-ink' : 'border border-hairline group-hover:border-accent'
}

type PictureBoxProps = { node: PictureNode; words: FlowWords; isCurrent: boolean }

/** One box of the picture: a link with its name and, in words and amber, what is wrong. */
function PictureBox({ node, words, isCurrent }: PictureBoxProps) {
  const { href, above, name, below, wrong } = phrasesOf(node, words)
  const isWrong = wrong.length > 0
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'true' : undefined}
      title={[above, name, below, ...wrong].filter(Boolean).join(' · ')}
      className={cx(
        'flex h-24 flex-col justify-center overflow-hidden rounded-md px-2.5 text-sm leading-5',
        isWrong ? 'bg-withinday text-withinday-ink' : 'bg-surface',
        borderOf(isWrong, isCurrent),
      )}
    >
      <span className={cx('truncate', isWrong ? '' : 'text-muted')}>
        {above}
        {isCurrent && <span className="sr-only"> {words.here}</span>}
      </span>
      <span className={cx('font-medium', isWrong || below ? 'line-clamp-1' : 'line-clamp-2')}>{name}</span>
      {below && <span className={cx('line-clamp-1', isWrong ? '' : 'text-muted')}>{below}</span>}
      {isWrong && (
        <span className="flex gap-1.5">
          <Icon of={TriangleAlert} size={14} className="mt-0.5 shrink-0" />
          <span className={below ? 'line-clamp-1' : 'line-clamp-2'}>{wrong.join(' · ')}</span>
        </span>
      )}
    </Link>
  )
}
