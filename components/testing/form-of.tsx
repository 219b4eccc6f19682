import { expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { FormShell } from '@/components/form/form-shell'
import type { FormField, FormProps } from '@/components/form/model/types'
import { place } from './place'
import { show } from './show'

/** A form with these fields under one heading; it is saved as P-001 unless the test says otherwise. */
export function FormOf({ fields, ...more }: { fields: readonly FormField[] } & Partial<FormProps>) {
  return (
    <FormShell
      draftKey="dana:purposes:new"
      sections={[{ id: 'main', title: 'What it is', fields }]}
      values={Object.fromEntries(fields.map((field) => [field.name, null]))}
      version={null}
      context={{ register: 'purposes' }}
      action={async () => ({ ok: true, value: { ref: 'P-001' } })}
      doneHref="/registers/purposes/{ref}"
      cancelHref="/registers/purposes"
      submitText="Save as draft"
      {...more}
    />
  )
}

/** Shows such a form. The answer saves it and tells what was sent: what the person filled in. */
export async function showForm(
  fields: readonly FormField[],
  more: Partial<FormProps> = {},
): Promise<() => Promise<unknown>> {
  const action = vi.fn(async (_input: unknown) => ({ ok: true as const, value: { ref: 'P-001' } }))
  await show(<FormOf fields={fields} action={action} {...more} />)
  return async () => {
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect.poll(() => place.visits.length).toBe(1)
    return action.mock.calls[0]?.[0]
  }
}
