import type { ComponentProps, ReactNode } from 'react'
import { describedBy, Field } from './field'
import { Input } from './input'

type Props = Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  id: string
  label: string
  /** Shown beside the control, e.g. "Europe/Lisbon": every typed time carries its zone. */
  zone: string
  mark?: string
  help?: ReactNode
  error?: string
}

/** A local date and time (YYYY-MM-DDTHH:mm) in the zone that stands beside it. */
export function DateTimeField({ id, label, zone, mark, help, error, ...rest }: Props) {
  const zoneId = `${id}-zone`
  const described = [describedBy(id, { help, error }), zoneId].filter(Boolean).join(' ')
  return (
    <Field id={id} label={label} mark={mark} help={help} error={error}>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          {...rest}
          id={id}
          type="datetime-local"
          className="w-auto max-w-60"
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
        <span id={zoneId} className="text-sm text-muted">
          {zone}
        </span>
      </div>
    </Field>
  )
}

type DateFieldProps = Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  id: string
  label: string
  mark?: string
  help?: ReactNode
  error?: string
}

/** A calendar date (YYYY-MM-DD), in no zone. */
export function DateField({ id, label, mark, help, error, ...rest }: DateFieldProps) {
  return (
    <Field id={id} label={label} mark={mark} help={help} error={error}>
      <Input
        {...rest}
        id={id}
        type="date"
        className="max-w-48"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help, error })}
      />
    </Field>
  )
}
