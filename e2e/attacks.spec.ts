import { expect, type Page, people, signIn, test, visit } from './fixtures'
import { added, own } from './own-people'
import { sessionOf } from './rights/people'

/** What a field answers that refuses what was typed. */
const refusal = (page: Page) =>
  page.getByRole('main').locator('[aria-invalid=true]').or(page.getByRole('main').getByRole('alert'))

test('a stranger who tries an address that nobody has does not blind who reads the log', async ({ as, baseURL }) => {
  const stranger = await sessionOf('nobody', baseURL ?? '')
  const { csrfToken } = await (await stranger.get('/api/auth/csrf')).json()
  const credentials = { email: `nobody.${Date.now()}@elsewhere.test`, password: 'a guess that is wrong' }
  const answer = await stranger.post('/api/auth/callback/credentials', {
    data: { csrfToken, ...credentials, json: 'true' },
  })
  expect(answer.status()).toBe(401)
  await stranger.dispose()

  for (const reader of ['dpo', 'auditor', 'admin'] as const) {
    const page = await as(reader)
    expect((await page.goto('/audit'))?.status(), reader).toBe(200)
    await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(credentials.email)
  }
})

test('nobody takes the name of somebody else, of Dertig or of nobody', async ({ as, guest }) => {
  const person = {
    name: own('Wout Claeys'),
    email: `wout.${Date.now()}@optipost.example`,
    password: 'oude-kaas-uit-Brugge',
  }
  const page = await guest()
  await added(await as('admin'), page, person)
  await signIn(page, person)
  const { dpo } = people
  const zeroWidth = `${dpo.name.slice(0, 3)}\u200b${dpo.name.slice(3)}`
  const field = page.getByLabel(/^(Name|Naam)$/)
  for (const name of [
    dpo.name,
    zeroWidth,
    `\u202e${dpo.name}`,
    'Dertig (system)',
    ' \u00a0 ',
    dpo.name.toUpperCase(),
  ]) {
    await visit(page, '/account')
    await field.fill(name)
    await field.press('Enter')
    await expect(refusal(page).first(), JSON.stringify(name)).toBeVisible()
    await visit(page, '/account')
    await expect(field).toHaveValue(person.name)
  }
})

test('an administrator alone lets nobody into the leaks', async ({ as, guest, problems }) => {
  problems.allow(/status of 404/)
  const admin = await as('admin')
  for (const role of ['Management', 'DPO']) {
    const person = {
      name: own(`Stroman ${role}`),
      email: `stroman.${role}.${Date.now()}@optipost.example`.toLowerCase(),
      password: 'geleende-jas-zonder-mouwen',
    }
    const page = await guest()
    await added(admin, page, person)
    await visit(admin, '/users')
    await admin
      .getByRole('row', { name: new RegExp(person.email) })
      .getByRole('link')
      .click()
    await admin
      .getByRole('group', { name: 'Roles' })
      .getByRole('checkbox', { name: new RegExp(`^${role}`) })
      .check()
    await admin.getByRole('button', { name: 'Save roles' }).click()
    await expect(admin.getByRole('main').getByRole('status').or(admin.getByText('Saved.')).first()).toBeVisible()
    await signIn(page, person)
    expect((await page.goto('/leaks'))?.status(), role).toBe(404)
  }
})

test('an auditor does not learn from the log who was at work when a leak was reported', async ({ as, baseURL }) => {
  for (const reporter of ['employee', 'employee2'] as const) await (await sessionOf(reporter, baseURL ?? '')).dispose()
  const auditor = await as('auditor')
  await visit(auditor, '/audit')
  await expect(auditor.getByRole('main').getByRole('row').nth(1)).toBeVisible()
  for (const { name } of [people.employee, people.employee2])
    await expect(auditor.getByRole('main')).not.toContainText(name)
})

test('a connection stays open longer than a proxy keeps it, so that none is used that just closed', async ({
  request,
}) => {
  const { 'keep-alive': idle = '' } = (await request.get('/api/health')).headers()
  // Caddy's, the longest of the common ones: two minutes.
  expect(Number(/timeout=(\d+)/.exec(idle)?.[1])).toBeGreaterThan(120)
})
