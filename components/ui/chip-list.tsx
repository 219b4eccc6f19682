import { Badge } from './badge'
import { Link } from './link'

type Chip = {
  label: string
  href?: string | null
  detail?: string
  /** Words of what is wrong with it, shown beside it in amber. */
  mark?: string
}

const base = 'min-h-6 rounded-md border border-hairline bg-sunken px-2 py-px text-sm leading-5'
const short = `${base} line-clamp-2 max-w-60`
const whole = `${base} block`

type Props = {
  chips: readonly Chip[]
  max?: number
  more?: string
  /** Long names wrap instead of being cut: for pages, where there is room. */
  wrap?: boolean
}

/** Related things, at most `max` of them and then "n more" (already worded). */
export function ChipList({ chips, max, more, wrap = false }: Props) {
  const look = wrap ? whole : short
  const shown = max === undefined ? chips : chips.slice(0, max)
  return (
    <ul className="flex flex-wrap items-center gap-1">
      {shown.map((chip) => (
        <li key={`${chip.href ?? ''}${chip.label}`} className="flex max-w-full flex-wrap items-center gap-1">
          {chip.href ? (
            <Link href={chip.href} title={chip.detail} className={`${look} text-accent hover:border-accent`}>
              {chip.label}
            </Link>
          ) : (
            <span title={chip.detail ?? chip.label} className={look}>
              {chip.label}
            </span>
          )}
          {chip.mark && (
            <Badge tone="withinday" className="whitespace-normal!">
              {chip.mark}
            </Badge>
          )}
        </li>
      ))}
      {more && shown.length < chips.length && <li className="text-sm text-muted">{more}</li>}
    </ul>
  )
}
