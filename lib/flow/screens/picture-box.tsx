import { TriangleAlert } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { activityHref, endHref, partyHref, sourceHref } from '../addresses'
import type { Flow } from '../graph'
import type { PictureNode } from '../layout'
import type { FlowWords } from '../words'

type Said = {
  href: string
  /** Small words above the name: reference and kind. */
  above: string
  name: string
  below: string
  /** What is wrong, in words. */
  wrong: readonly string[]
}

function saidOf(flow: Flow, node: PictureNode, words: FlowWords): Said {
  switch (node.kind) {
    case 'source':
      return { href: sourceHref(node.of.ref), above: node.of.ref, name: node.of.title, below: '', wrong: [] }
    case 'activity':
      return { href: activityHref(node.of.ref), above: node.of.ref, name: node.of.title, below: '', wrong: [] }
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
        href: endHref(flow, node.of),
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

type Props = { flow: Flow; node: PictureNode; words: FlowWords; isCurrent: boolean }

/** One box of the picture: a link with its name and, in words and amber, what is wrong. */
export function PictureBox({ flow, node, words, isCurrent }: Props) {
  const { href, above, name, below, wrong } = saidOf(flow, node, words)
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
          <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span className={below ? 'line-clamp-1' : 'line-clamp-2'}>{wrong.join(' · ')}</span>
        </span>
      )}
    </Link>
  )
}
