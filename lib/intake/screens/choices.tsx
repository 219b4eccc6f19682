import { describedBy } from '@/components/ui/field'

type Props = {
  id: string
  name: string
  legend: string
  mark?: string
  error?: string
  chosen: string
  options: readonly { value: string; label: string; help?: string }[]
}

/** One of a few, by the browser's own buttons: all in sight, each line a target. */
export function Choices({ id, name, legend, mark, error, chosen, options }: Props) {
  return (
    <fieldset aria-describedby={describedBy(id, { error })}>
      <legend className="font-medium">
        {legend} {mark && <span className="text-sm font-normal text-muted">{mark}</span>}
      </legend>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="mt-2 divide-y divide-hairline rounded-md border border-control bg-surface">
        {options.map(({ value, label, help }) => (
          <label key={value} className="flex min-h-11 items-start gap-3 px-3 py-2.5 hover:bg-hover">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              <span className="block">{label}</span>
              {help && <span className="block text-sm text-muted">{help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
