import { expect, people, signIn, test, visit } from './fixtures'

test('every printed account signs in and sees its own overview', async ({ guest }) => {
  for (const person of Object.values(people)) {
    const page = await guest()
    await signIn(page, person)
    await expect(page.getByRole('main').getByText(person.name)).toBeVisible()
    await page.context().close()
  }
})

test('a wrong password is refused in words and what was typed stays', async ({ guest, problems }) => {
  problems.allow(/status of 401/)
  const page = await guest()
  await visit(page, '/login')
  await page.getByLabel('E-mail address').fill(people.employee2.email)
  await page.getByLabel('Password', { exact: true }).fill('not-this-one-at-all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('is not right')
  await expect(page.getByLabel('E-mail address')).toHaveValue(people.employee2.email)
})

test('a page asked for before signing in opens afterwards', async ({ guest }) => {
  const page = await guest()
  await page.goto('/registers/sources')
  await expect(page).toHaveURL(/\/login\?next=/)
  await signIn(page, people.editor)
  await expect(page).toHaveURL(/\/registers\/sources/)
  await expect(page.getByRole('heading', { level: 1, name: 'Data sources' })).toBeVisible()
})

test('signing out ends the session, also for the back button', async ({ guest }) => {
  const page = await guest()
  await signIn(page, people.editor2)
  await page.getByRole('button', { name: people.editor2.name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.goto('/registers/sources')
  await expect(page).toHaveURL(/\/login/)
})

test('the language changes on every page, also signed out, and dates follow it', async ({ as, guest }) => {
  const page = await as('dpo')
  await visit(page, '/leaks')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Leaks')
  for (const [language, name] of [
    ['Nederlands', 'Gegevenslekken'],
    ['Français', 'Fuites de données'],
    ['English', 'Leaks'],
  ] as const) {
    await page.getByRole('button', { name: language }).click()
    await expect(title).toHaveText(name)
  }
  const visitor = await guest({ language: 'nl' })
  await visit(visitor, '/login')
  await expect(visitor.locator('html')).toHaveAttribute('lang', 'nl')
  await visitor.getByRole('button', { name: 'Français' }).click()
  await expect(visitor.locator('html')).toHaveAttribute('lang', 'fr')
})

test('the dark theme is kept on this device', async ({ as }) => {
  const page = await as('dpo')
  await visit(page, '/')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: people.dpo.name }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.reload()
  expect(await ground()).toBe(dark)
})
