import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { FilePicker } from './file-picker'

const file = new File(['x'.repeat(2_500)], 'register.csv', { type: 'text/csv' })

function form(error?: string) {
  return (
    <form aria-label="Sending">
      <FilePicker id="file" label="File" help="At most 10 MB." accept=".csv" error={error} />
      <button type="reset">Empty</button>
    </form>
  )
}
const input = () => page.getByLabelText('File', { exact: true })
const sent = () => {
  const element = page.getByRole('form').element()
  const found = element instanceof HTMLFormElement ? new FormData(element).get('file') : null
  return found instanceof File ? found.name : null
}

test('a file is chosen, said with its size, sent by its form, and taken away again', async () => {
  await show(form(), 'fr')
  await expect.element(page.getByText('ou déposez-le ici')).toBeVisible()
  await userEvent.tab()
  await expect.element(input()).toHaveFocus()
  await userEvent.upload(input(), file)
  await expect.element(page.getByRole('status')).toHaveTextContent(/register\.csv 3.ko/)
  expect(sent()).toBe('register.csv')
  await page.getByRole('button', { name: 'Retirer' }).click()
  expect(sent()).toBe('')
  await expect.element(input()).toHaveFocus()
  await userEvent.upload(input(), file)
  await page.getByRole('button', { name: 'Empty' }).click()
  await expect.element(page.getByText('ou déposez-le ici')).toBeVisible()
})

test('what is wrong stands at the field, and the field has the focus', async () => {
  const shown = await show(form())
  await shown.rerender(form('This is no table.'))
  await expect.element(input()).toHaveAccessibleDescription(/At most 10 MB\. This is no table\./)
  await expect.element(input()).toHaveAttribute('aria-invalid', 'true')
  await expect.element(input()).toHaveFocus()
})

test('everything in the box opens the choice: the control of the browser lies over it, unseen', async () => {
  await show(form())
  const [control, box] = [input().element(), input().element().parentElement]
  expect(control.getBoundingClientRect().width).toBeGreaterThan((box?.getBoundingClientRect().width ?? 0) - 4)
  expect(getComputedStyle(control).opacity).toBe('0')
})
