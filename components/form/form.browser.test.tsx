import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { show } from '@/components/testing/show'
import { FormShell } from './form-shell'
import type { FormProps } from './types'

const props = (more: Partial<FormProps> = {}): FormProps => ({
  draftKey: 'someone:purposes:new',
  sections: [
    {
      id: 'main',
      title: 'What it is',
      fields: [
        { name: 'title', kind: 'text', label: 'Name', required: true, max: 40 },
        { name: 'description', kind: 'longText', label: 'Description', canBeOpen: true },
      ],
    },
  ],
  values: { title: '', description: '', openFields: [] },
  version: null,
  context: { register: 'purposes' },
  action: vi.fn(async () => ({ ok: true as const, value: { ref: 'P-001' } })),
  doneHref: '/registers/purposes/{ref}',
  cancelHref: '/registers/purposes',
  submitText: 'Save as draft',
  ...more,
})

test('what is typed is sent, and the person goes on to the record', async () => {
  const given = props()
  await show(<FormShell {...given} />)
  await page.getByRole('textbox', { name: /^Name/ }).fill('Send the newsletter')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect.poll(() => place.visits).toEqual(['push /registers/purposes/P-001'])
  expect(given.action).toHaveBeenCalledWith({
    register: 'purposes',
    values: { title: 'Send the newsletter', description: '', openFields: [] },
  })
})

test('the style of the application is there', async () => {
  await show(<FormShell {...props()} />)
  await expect.element(page.getByRole('button', { name: 'Save as draft' })).toHaveStyle({ borderRadius: '6px' })
})
