import type { ComponentProps } from 'react'
import type { Choice } from './input'

type Props = {
  legend: string
  hideLegend?: boolean
  options: readonly Choice[]
  /** Spread on every box; pass `onChange` with `value` to control it. */
  box: Omit<ComponentProps<'input'>, 'type' | 'value' | 'checked'> & { name: string }
  value?: readonly string[]
  size?: 'md' | 'lg'
}

/** Any number of a list, as chips. Native checkboxes inside, so it also works without JavaScript. */
export function ChipsChoice({ legend, hideLegend = true, options, box, value, size = 'md' }: Props) {
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
