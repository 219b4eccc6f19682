import type { ComponentProps } from 'react'
import { cx } from './cx'
import type { Choice } from './input'

type Props = {
  legend: string
  hideLegend?: boolean
  help?: string
  error?: string
  options: readonly Choice[]
  columns?: 1 | 2
  /** Spread on every radio: name, onChange, defaultValue by `checked`. */
  radio: Omit<ComponentProps<'input'>, 'type' | 'value' | 'checked'> & { name: string }
  value?: string
}

/** One of a few, as tiles that are large enough for a thumb. Native radios: arrow keys work. */
export function RadioTiles({ legend, hideLegend, help, error, options, columns = 1, radio, value }: Props) {
  const errorId = error ? `${radio.name}-error` : undefined
  return (
    <fieldset aria-describedby={errorId}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 font-medium'}>{legend}</legend>
      {help && <p className="mb-2 text-sm text-muted">{help}</p>}
      {error && (
        <p id={errorId} className="mb-2 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className={cx('grid gap-2', columns === 2 && 'sm:grid-cols-2')}>
        {options.map((option) => (
          <label
            key={option.value}
            data-tile
            className="flex min-h-11 items-start gap-3 rounded-md border border-control/60 bg-surface px-4 py-3 hover:border-control hover:bg-hover has-checked:border-accent has-checked:bg-ontrack has-checked:text-ontrack-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              {...radio}
              type="radio"
              value={option.value}
              {...(value === undefined ? {} : { checked: value === option.value })}
              className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
            />
            <span>
              <span className="block font-medium">{option.label}</span>
              {option.help && <span className="block text-sm opacity-85">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
