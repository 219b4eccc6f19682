import type { Page } from '@playwright/test'
import { expect, people, ready, test, visit } from './fixtures'
import { report } from './leak-steps'

/** A line so slow that the page's scripts come only when they are let through. */
async function slowScripts(page: Page): Promise<{ come(): void }> {
  let come = () => {}
  const until = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await until
    await route.continue()
  })
  return { come }
}

test('what somebody types before the scripts of a page came is saved', async ({ as }) => {
  const ref = await report(await as('employee2'), 'A list lay on the printer all morning.')
  const dpo = await as('dpo')
  const scripts = await slowScripts(dpo)
  await dpo.goto(`/leaks/${ref}/facts`, { waitUntil: 'commit' })
  await dpo.getByLabel(/^Likely consequences/).fill('A visitor may have read it.')
  await dpo.getByLabel(/^Measures taken/).fill('The list was shredded.')
  const kind = dpo.getByRole('checkbox').first()
  await kind.check()
  const cause = dpo.getByLabel('Cause', { exact: true })
  await cause.selectOption({ index: 2 })
  const chosen = await cause.inputValue()
  // Nobody waits for what cannot be seen: the form is sent as soon as it can be.
  await dpo.getByRole('button', { name: 'Save the facts' }).click()
  scripts.come()
  await dpo.waitForURL(new RegExp(`/leaks/${ref}#`))
  await visit(dpo, `/leaks/${ref}/facts`)
  await expect(dpo.getByLabel(/^Likely consequences/)).toHaveValue('A visitor may have read it.')
  await expect(dpo.getByLabel(/^Measures taken/)).toHaveValue('The list was shredded.')
  await expect(kind).toBeChecked()
  await expect(cause).toHaveValue(chosen)
})

test('somebody who types on while the scripts come keeps all of it, and the cursor', async ({ as }) => {
  const dpo = await as('dpo')
  const scripts = await slowScripts(dpo)
  await dpo.goto('/registers/measures/new', { waitUntil: 'commit' })
  const name = dpo.getByRole('textbox', { name: /^Name/ })
  await name.fill('Locked cabinets')
  await name.press('Home')
  scripts.come()
  await ready(dpo)
  await dpo.keyboard.type('Two ')
  await expect(name).toHaveValue('Two Locked cabinets')
  await dpo.getByRole('button', { name: 'Save as draft' }).click()
  await expect(dpo.getByRole('heading', { level: 1 })).toContainText('Two Locked cabinets')
})

test('somebody signs in before the scripts of the page came', async ({ guest }) => {
  const page = await guest()
  const scripts = await slowScripts(page)
  await page.goto('/login', { waitUntil: 'commit' })
  await page.locator('#email').fill(people.auditor.email)
  await page.locator('#password').fill(people.auditor.password)
  await page.locator('main form button[type=submit]').click()
  // Nothing went anywhere, least of all a password into the address.
  expect(page.url()).toMatch(/\/login$/)
  scripts.come()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
})
