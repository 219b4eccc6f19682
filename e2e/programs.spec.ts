import { expect, people, test, visit } from './fixtures'

test('a token is made, used by a program as its person, and revoked', async ({ as, playwright, baseURL }) => {
  const page = await as('dpo')
  await visit(page, '/account')
  await page.getByRole('link', { name: 'Tokens, and making one' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens for programs' })).toBeVisible()
  const name = `Inventory ${Date.now()}`
  await page.getByLabel('What it is for').fill(name)
  await page.getByLabel('Systems', { exact: true }).check()
  await page.getByLabel('May', { exact: true }).selectOption('write')
  await page.getByLabel('Your password').fill('not the one it is')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText('The current password is not right.', { exact: true })).toBeVisible()
  await page.getByLabel('Your password').fill(people.dpo.password)
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText('The token is ready')).toBeVisible()
  const token = await page.getByLabel('Token', { exact: true }).inputValue()
  expect(token).toMatch(/^dertig_[\w-]{43}$/)

  // A program has no session and comes from no page.
  const program = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  const list = await program.get('/api/v1/systems?size=3&total=true')
  expect(list.status()).toBe(200)
  expect((await list.json()).total).toBeGreaterThan(0)
  const made = await program.post('/api/v1/systems', {
    data: { title: `Made by ${name}` },
    headers: { 'idempotency-key': name.replace(' ', '-') },
  })
  expect(made.status()).toBe(201)
  const { href } = await made.json()
  const read = await program.get(href)
  const changed = await program.patch(href, {
    data: { title: `Changed by ${name}` },
    headers: { 'if-match': read.headers().etag ?? '' },
  })
  expect(changed.status()).toBe(200)
  expect(
    (
      await program.patch(href, { data: { title: 'Late' }, headers: { 'if-match': read.headers().etag ?? '' } })
    ).status(),
  ).toBe(412)
  expect((await program.get('/api/v1/activities')).status()).toBe(404)
  expect((await program.delete(href)).headers().allow).toBe('GET, HEAD, OPTIONS, PATCH')

  await visit(page, `/registers/systems/${href.split('/').at(-1)}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Changed by ${name}`)
  await visit(page, '/account/tokens')
  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  await expect(page.getByRole('button', { name: `Revoke ${name}` })).toHaveCount(0)
  expect((await program.get('/api/v1/systems')).status()).toBe(401)
  await program.dispose()
})
