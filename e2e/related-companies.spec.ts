import { expect, ready, test, visit } from './fixtures'

test('a related company is added, can be chosen in an activity, and is retired', async ({ as }) => {
  const page = await as('dpo')
  const name = `Browser company ${Date.now()}`
  const list = page.getByRole('region', { name: /^Related companies/ })
  await visit(page, '/organisation')
  await page.getByRole('link', { name: 'Add a related company' }).click()
  // The page before has a field with this name too.
  await expect(page).toHaveURL(/\/organisation\/entities\/new$/)
  await expect(page.getByRole('button', { name: 'Save company' })).toBeVisible()
  await ready(page)
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await page.getByRole('textbox', { name: 'Town' }).fill('Liège')
  await page.getByRole('combobox', { name: 'Is there a DPO?' }).selectOption({ label: 'Not required' })
  await page.getByRole('button', { name: 'Save company' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Say why no DPO is needed.')
  await page.getByRole('textbox', { name: /^Why no DPO/ }).fill('Small, no monitoring.')
  await page.getByRole('button', { name: 'Save company' }).click()
  await expect(page).toHaveURL(/\/organisation$/)
  await expect(list).toContainText('Liège · Belgium')

  await visit(page, '/registers/activities/new')
  await expect(page.getByRole('checkbox', { name })).toBeVisible()

  await visit(page, '/organisation')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.getByRole('checkbox', { name: 'No longer used' }).check()
  await page.getByRole('button', { name: 'Save company' }).click()
  await expect(page).toHaveURL(/\/organisation$/)
  await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText('Retired')
})
