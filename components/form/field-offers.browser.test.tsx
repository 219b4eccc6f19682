import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import { Form } from './form'
import type { FormField, FormProps } from './model/types'

const options = [
  { value: 'a', label: 'Name' },
  { value: 'b', label: 'Health' },
  { value: 'c', label: 'Bank account' },
]
const fields: FormField[] = [
  {
    ...{ name: 'data', kind: 'choices', label: 'Categories', options },
    offers: [
      { source: 'The report says', choices: options.slice(0, 1) },
      { source: 'A-001 says', choices: options },
    ],
  },
  {
    ...{ name: 'mode', kind: 'choice', label: 'Number of people' },
    options: [
      { value: 'unknown', label: 'Unknown' },
      { value: 'estimate', label: 'Estimate' },
    ],
    offers: [{ source: 'The report says', label: 'about 11 to 100', values: { mode: 'estimate', min: 11 } }],
  },
  { name: 'min', kind: 'integer', label: 'At least', when: { field: 'mode', in: ['estimate'] } },
]

test('what others say stands at the question with its source; a click takes it over, and it says that it is the answer', async () => {
  const sent: unknown[] = []
  const action: FormProps['action'] = async (input) => {
    sent.push(input)
    return { ok: true, value: { ref: 'L-2026-001' } }
  }
  await show(
    await resolved(
      <Form
        draftKey="p:leak-facts:L-2026-001"
        sections={[{ id: 'who', title: 'Who', fields }]}
        values={{ data: ['b'], mode: 'unknown', min: null }}
        version={3}
        context={{ ref: 'L-2026-001' }}
        action={action}
        doneHref="/leaks/L-2026-001"
        cancelHref="/leaks/L-2026-001"
        submitText="Save"
      />,
    ),
  )
  await expect.element(page.getByText('A-001 says:')).toBeVisible()
  await page.getByRole('button', { name: 'Add all' }).click()
  await expect.element(page.getByRole('button', { name: 'Add all' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'about 11 to 100' }).click()
  await expect.element(page.getByLabelText('At least')).toHaveValue('11')
  await expect.element(page.getByRole('button', { name: 'about 11 to 100' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => sent).toMatchObject([{ values: { data: ['b', 'a', 'c'], mode: 'estimate', min: 11 } }])
})
