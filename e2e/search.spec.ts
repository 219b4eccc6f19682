import { expectAccessible } from './accessibility'
import { expect, type Page, phone, test, visit } from './fixtures'
import { wordsIn } from './words'

/** Opens the palette by its keys; they work from the moment that the page listens. */
async function openByKeys(page: Page, label: string) {
  const box = page.getByRole('combobox', { name: label })
  await expect(async () => {
    if (!(await box.isVisible())) await page.keyboard.press('Control+k')
    await expect(box).toBeFocused({ timeout: 1_000 })
  }).toPass()
  return box
}

test('with keys alone: a country, the record that names it, and there', async ({ as }) => {
  const page = await as('dpo')
  await visit(page, '/registers/purposes')
  const box = await openByKeys(page, 'Search everything')
  await page.keyboard.type('United States')
  const first = page.getByRole('option').first()
  await expect(first).toContainText('United States')
  await expect(first.locator('mark').first()).toHaveText('United')
  await expectAccessible(page, 'page')
  await expect(box).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/registers\/\w[\w-]*\/[A-Z]+-\d{3}$/)
  await openByKeys(page, 'Search everything')
  await page.keyboard.type('new activity')
  await expect(page.getByRole('option').first()).toHaveText('Processing activity: new record')
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
})

test('on a phone and in Dutch: the words of the reader’s language find, and all results are a page', async ({ as }) => {
  const words = await wordsIn('nl')
  const page = await as('dpo', { ...phone, language: 'nl' })
  await visit(page, '/')
  await expect(async () => {
    await page.getByRole('link', { name: words('search', 'label') }).click()
    await expect(page.getByRole('combobox', { name: words('search', 'label') })).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('Verenigde Staten')
  await expect(page.getByRole('option', { name: /Verenigde Staten/ }).first()).toBeVisible()
  await page.getByRole('option', { name: new RegExp(words('search', 'all')) }).click()
  await expect(page).toHaveURL(/\/search\?q=Verenigde\+Staten/)
  await expect(page.locator('mark').first()).toBeVisible()
  await expectAccessible(page, 'main')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('without JavaScript the search is a page, and each list opens with its box filled', async ({ as }) => {
  const page = await as('auditor', { javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: 'Search everything' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('consent')
  await page.getByRole('button', { name: 'Search' }).click()
  const records = page.getByRole('region', { name: /^Records/ })
  await expect(records.getByRole('listitem').first()).toBeVisible()
  await records.getByRole('link', { name: /^Purposes \(\d+\)$/ }).click()
  await expect(page).toHaveURL(/\/registers\/purposes\?q=consent$/)
  await expect(page.getByRole('searchbox')).toHaveValue('consent')
})

test('an employee finds titles in force and nothing of leaks, findings and people', async ({ as }) => {
  const page = await as('employee')
  await page.goto('/search?q=L-2026-007')
  await expect(page.getByRole('main')).toContainText('Nothing was found.')
  for (const q of ['personal', 'Sofie', 'campaigns']) {
    await page.goto(`/search?q=${q}`)
    await expect(page.getByRole('heading', { level: 2, name: /^(Leaks|Findings|People)/ })).toHaveCount(0)
  }
  await expect(page.getByRole('link', { name: /Newsletter and campaigns/ })).toBeVisible()
})
