import { expect, type Page, people, signIn, test, visit } from './fixtures'

const name = (page: Page) => page.getByRole('textbox', { name: /^Name/ })
const description = (page: Page) => page.getByRole('textbox', { name: /^Description/ })
const saveDraft = (page: Page) => page.getByRole('button', { name: 'Save as draft' }).click()

test('errors keep what was typed, in a summary with links and at the field', async ({ as }) => {
  const page = await as('editor')
  await visit(page, '/registers/purposes/new')
  await description(page).fill('Typed before the error.')
  await saveDraft(page)
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary.getByRole('link')).not.toHaveCount(0)
  await summary.getByRole('link', { name: /^Name/ }).click()
  await expect(name(page)).toBeFocused()
  await expect(name(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(description(page)).toHaveValue('Typed before the error.')
})

test('a form being filled in survives a reload and can be thrown away', async ({ as }) => {
  const page = await as('editor')
  await visit(page, '/registers/purposes/new')
  await name(page).fill('Half a purpose')
  await description(page).fill('Not saved yet.')
  const onDevice = async () => JSON.stringify(await page.context().storageState({ indexedDB: true }))
  await expect.poll(onDevice).toContain('Not saved yet.')
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('What you typed earlier is back')).toBeVisible()
  await expect(name(page)).toHaveValue('Half a purpose')
  await expect(description(page)).toHaveValue('Not saved yet.')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await expect(name(page)).toHaveValue('')
})

test('typed text survives a session that ended', async ({ as, problems }) => {
  problems.allow(/status of 401/)
  const page = await as('editor')
  const title = `Kept over a session ${Date.now()}`
  await visit(page, '/registers/purposes/new')
  await name(page).fill(title)
  await page.getByRole('combobox', { name: /^Department/ }).selectOption({ label: 'Marketing (example)' })
  await page.context().clearCookies({ name: /session/ })
  await saveDraft(page)
  const [window] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in in a new window, then save again' }).click(),
  ])
  await window.waitForLoadState()
  await signIn(window, people.editor)
  await expect(name(page)).toHaveValue(title)
  await saveDraft(page)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('related records are found and chosen with the keyboard', async ({ as }) => {
  const page = await as('editor')
  await visit(page, '/registers/activities/new')
  const box = page.getByRole('combobox', { name: /^Data sources/ })
  await expect(box).toBeEnabled()
  await box.focus()
  await page.keyboard.type('S-00')
  const options = page.getByRole('listbox', { name: 'Data sources' }).getByRole('option')
  await expect(options.first()).toContainText('S-00')
  await page.keyboard.press('ArrowDown')
  const chosen = (await options.first().innerText()).split('\n')[0]?.trim() ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${chosen} take away` })).toBeVisible()
  await expect(box).toHaveValue('')
  await expect(box).toBeFocused()
})

test('activities are found by what Art. 30 still asks of them', async ({ as }) => {
  const page = await as('dpo')
  await visit(page, '/registers/activities')
  await page.getByRole('button', { name: /^Missing/ }).click()
  const choice = page.locator('#facet-missing a:not([data-ask])').first()
  const words = (await choice.locator('span').innerText()).trim()
  await choice.click()
  await expect(page).toHaveURL(/f\.missing=/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: `Missing: ${words}` })).toBeVisible()
  await page.getByRole('rowheader').first().getByRole('link').click()
  await expect(page.getByRole('region', { name: /^What is missing/ })).toContainText(words)
})
