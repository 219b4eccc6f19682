import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ticked } from '@/components/access/text-field'
import { show } from '@/components/testing/show'
import { DepartmentsField, type MakeDepartment } from './departments-field'

const [winkel, atelier] = [
  { id: 'w', name: 'Winkel' },
  { id: 'a', name: 'Atelier' },
]

/** The field within the form that asks for it; answers what the form holds, and how often it was sent. */
async function shown(make: MakeDepartment, error?: string) {
  const sent = vi.fn((event: Event) => event.preventDefault())
  document.addEventListener('submit', sent)
  await show(
    <form id="person">
      <DepartmentsField held={[]} departments={[winkel]} make={make} error={error} />
      <button type="submit">Add</button>
    </form>,
  )
  const form = document.querySelector<HTMLFormElement>('#person')
  return { sent, held: () => ticked(new FormData(form ?? undefined), 'departmentIds') }
}

test('a department that is missing is made in the form, by Enter too, and chosen at once', async () => {
  const make = vi.fn<MakeDepartment>(async () => ({ ok: true, value: atelier }))
  const { sent, held } = await shown(make)
  await expect.element(page.getByRole('checkbox', { name: 'Winkel' })).not.toBeChecked()
  await page.getByLabelText('New department').fill('Atelier')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('checkbox', { name: 'Atelier' })).toBeChecked()
  expect(make).toHaveBeenCalledExactlyOnceWith({ name: 'Atelier' })
  expect(held()).toEqual(['a'])
  await expect.element(page.getByLabelText('New department')).toHaveValue('')
  expect(sent, 'the form around it was not sent').not.toHaveBeenCalled()
})

test('a name that is taken is said at its box, and what was typed stays', async () => {
  const { held } = await shown(async () => ({ ok: false, code: 'invalid', fields: { name: ['taken'] } }))
  await page.getByLabelText('New department').fill('Winkel')
  await page.getByRole('button', { name: 'Add department' }).click()
  const box = page.getByLabelText('New department')
  await expect.element(box).toHaveAccessibleDescription('This is already in use.')
  await expect.element(box).toHaveValue('Winkel')
  expect(held()).toEqual([])
})

test('what the form lacks is said with the group', async () => {
  await shown(async () => ({ ok: true, value: atelier }), 'Choose one.')
  await expect.element(page.getByRole('group', { name: 'Departments' })).toHaveAccessibleDescription(/Choose one/)
})
