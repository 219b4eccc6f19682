'use client'

import { useWatch } from 'react-hook-form'
import { isAsked } from './check'
import { FormFieldView } from './form-field'
import { useFormContext } from './model/form-context'
import type { FormSection } from './model/types'

/** The questions under their headings; one that other answers make pointless is not asked. */
export function FormSections({ sections }: { sections: readonly FormSection[] }) {
  const { control } = useFormContext()
  const deciding = [
    ...new Set(
      sections.flatMap((section) => section.fields.flatMap((field) => (field.when ? [field.when.field] : []))),
    ),
  ]
  const given = useWatch({ control, name: deciding })
  const values = Object.fromEntries(deciding.map((name, index) => [name, given[index] ?? null]))
  return sections.map((section) => {
    const asked = section.fields.filter((field) => isAsked(field, values))
    if (asked.length === 0) return null
    return (
      <section
        key={section.id}
        aria-labelledby={`section-${section.id}`}
        className="rounded-md border border-hairline bg-surface p-4 sm:p-6"
      >
        <h2 id={`section-${section.id}`} className="text-lg">
          {section.title}
        </h2>
        {section.help && <p className="measure mt-1 text-sm text-muted">{section.help}</p>}
        <div className="mt-5 grid gap-6">
          {asked.map((field) => (
            <FormFieldView key={field.name} field={field} />
          ))}
        </div>
      </section>
    )
  })
}
