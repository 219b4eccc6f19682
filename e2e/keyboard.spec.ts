import { expect, type Page, people, ready, test, visit } from './fixtures'

/** Presses Tab until the focus stands where it should; a control that cannot be reached fails the test. */
async function tabTo(page: Page, role: 'button' | 'link' | 'radio' | 'textbox', name: RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${role} ${name}`)
}

test('signing in needs no mouse', async ({ guest }) => {
  const page = await guest()
  await visit(page, '/login')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', /^E-mail address/)
  await page.keyboard.type(people.editor.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(people.editor.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Good to see you, ${people.editor.name}`)).toBeVisible()
})

test('reporting a leak needs no mouse, and the focus follows the questions', async ({ as }) => {
  const page = await as('employee')
  await visit(page, '/')
  await tabTo(page, 'link', /^Report a leak/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What happened?' })).toBeVisible()
  await ready(page)
  await tabTo(page, 'radio', /^Sent to the wrong person/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Lost or stolen')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('My bag was left on the tram.')
  await tabTo(page, 'button', /^Continue/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'When did you notice?' })).toBeFocused()
  await tabTo(page, 'button', /^Send what I have/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Your report has arrived' })).toBeFocused()
})

test('a table is searched, walked and opened with keys', async ({ as }) => {
  const page = await as('dpo')
  await visit(page, '/registers/activities')
  // The key works from the moment that the page listens, shortly after it is drawn.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('A-00')
  await expect(page).toHaveURL(/q=A-00/)
  await tabTo(page, 'link', /^No\./)
  const links = page.getByRole('rowheader').getByRole('link')
  await links.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(1)).toBeFocused()
  const title = (await links.nth(1).innerText()).trim()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})
