import type { ComponentProps } from 'react'
import { Badge } from './badge'
import type { Choice } from './input'
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

type ChipsChoiceProps = {
  legend: string
  hideLegend?: boolean
  options: readonly Choice[]
  /** Spread on every box; pass `onChange` with `value` to control it. */
  box: Omit<ComponentProps<'input'>, 'type' | 'value' | 'checked'> & { name: string }
  value?: readonly string[]
  size?: 'md' | 'lg'
}

/** Any number of a list, as chips. Native checkboxes inside, so it also works without JavaScript. */
export function ChipsChoice({ legend, hideLegend = true, options, box, value, size = 'md' }: ChipsChoiceProps) {
  return (
    <fieldset>
      <legend className={hideLegend ? 'sr-only' : 'mb-2 font-medium'}>{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            data-tile
            title={option.help}
            className={`inline-flex items-center gap-2 rounded-full border border-control/60 bg-surface hover:border-control hover:bg-hover has-checked:border-accent has-checked:bg-ontrack has-checked:text-ontrack-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${size === 'lg' ? 'min-h-11 px-4 py-2 text-base' : 'min-h-8 px-3 py-1 text-sm'}`}
          >
            <input
              {...box}
              type="checkbox"
              value={option.value}
              {...(value === undefined ? {} : { checked: value.includes(option.value) })}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
