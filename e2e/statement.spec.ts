import { expect, type Page, test, visit } from './fixtures'

/** Says where it stands that people said yes to what a partner got; empty: it is not known. */
async function prove(page: Page, permission: string): Promise<void> {
  await page.getByRole('link', { name: 'Change', exact: true }).click()
  await page.waitForURL('/sharing/SH-003/edit')
  await page.getByLabel('Where it stands that people said yes').fill(permission)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL('/sharing/SH-003')
}

test('a promise turns kept and broken again beside its words, and a difference becomes a finding', async ({ as }) => {
  const dpo = await as('dpo')
  await visit(dpo, '/statement')
  const promise = dpo.locator('#promise-R4')
  await expect(promise.getByText('Broken', { exact: true })).toBeVisible()
  await expect(dpo.locator('#quote-R4')).toHaveText(/R4\s*Broken/)
  await promise.getByRole('link', { name: 'SH-003' }).click()
  await dpo.waitForURL('/sharing/SH-003')

  await test.step('the proof keeps it', async () => {
    await prove(dpo, 'Form of the webinar, box for news of this partner')
    await visit(dpo, '/statement/promises?f.state=kept')
    await expect(dpo.getByRole('rowheader').filter({ hasText: 'Partners only where people registered' })).toBeVisible()
    await visit(dpo, '/statement')
    await expect(promise.getByText('Kept', { exact: true })).toBeVisible()
  })

  await test.step('without it, it is broken again', async () => {
    await visit(dpo, '/sharing/SH-003')
    await prove(dpo, '')
    await visit(dpo, '/statement/promises/R4')
    await expect(dpo.getByText('no proof that people registered')).toBeVisible()
  })

  await test.step('a difference becomes a finding, once', async () => {
    await visit(dpo, '/statement/comparison')
    const difference = dpo.getByRole('listitem').filter({ hasText: 'does not say that consent can be withdrawn' })
    await difference.getByRole('button', { name: 'Make a finding of it' }).click()
    const made = difference.getByRole('link', { name: /^Finding F-\d+$/ })
    await expect(made).toBeVisible()
    await expect(difference.getByRole('button')).toHaveCount(0)
    await made.click()
    await expect(
      dpo.getByRole('heading', { name: 'The text does not say that consent can be withdrawn', level: 1 }),
    ).toBeVisible()
  })
})
