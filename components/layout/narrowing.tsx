import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/input'

export type Narrowing = { name: string; label: string; value: string | null; options: readonly Choice[] }

/** Choices that narrow what a page shows, kept in its address: sent by a button, so that it works without script. */
export function NarrowingForm({ choices, all, show }: { choices: readonly Narrowing[]; all: string; show: string }) {
  return (
    <search data-chrome>
      <form noValidate method="get" className="mb-3 flex flex-wrap items-end gap-3">
        {choices.map(({ name, label, value, options }) => (
          <Field key={name} id={name} label={label}>
            <Select
              id={name}
              name={name}
              defaultValue={value ?? ''}
              options={[{ value: '', label: all }, ...options]}
            />
          </Field>
        ))}
        <Button type="submit">{show}</Button>
      </form>
    </search>
  )
}
