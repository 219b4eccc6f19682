import { expect, type Language, type Page, test, visit } from './fixtures'
import { wordsIn } from './words'

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

for (const language of ['nl', 'fr'] as const satisfies readonly Language[]) {
  test(`the draft from the register, its gaps and its differences (${language})`, async ({ as }) => {
    const dpo = await as('dpo', { language })
    const words = await wordsIn(language)
    const text = (key: string, values?: Record<string, string | number>) => words('statement-draft', key, values)
    await visit(dpo, '/statement')
    await dpo.getByRole('link', { name: text('page.open') }).click()
    await expect(dpo.getByRole('heading', { level: 1, name: text('page.title') })).toBeVisible()
    await visit(dpo, `/statement/draft?language=${language}`)
    await expect(dpo.getByRole('heading', { name: new RegExp(`9. ${text('sections.objection')}`) })).toBeVisible()

    await test.step('a gap leads to its record and field', async () => {
      const gap = dpo.getByRole('article').getByRole('link').filter({ hasText: 'P-003' }).first()
      await expect(gap).toHaveAttribute('href', /\/registers\/purposes\/P-003\/edit#field-/)
    })

    await test.step('it is taken along, and looks the same', async () => {
      const [download] = await Promise.all([
        dpo.waitForEvent('download'),
        dpo.getByRole('link', { name: text('page.as', { format: 'HTML' }) }).click(),
      ])
      expect(download.suggestedFilename()).toBe(`${text('file.name')}-${language}.html`)
    })

    await test.step('what only one text says is marked, in words too', async () => {
      await dpo.getByRole('link', { name: text('page.differences') }).click()
      await expect(dpo.locator('del').first()).toContainText(text('differences.removed'))
      await expect(dpo.locator('ins').first()).toContainText(text('differences.added'))
    })

    await test.step('before a text is kept, the promises that it changes are shown', async () => {
      await visit(dpo, '/statement/new')
      await dpo.locator('#field-language').selectOption('en')
      const file = {
        name: 'new.html',
        mimeType: 'text/html',
        buffer: Buffer.from(`<p>${'Every data leak is documented. '.repeat(3)}</p>`),
      }
      await dpo.locator('input[type="file"]').setInputFiles(file)
      await expect(dpo.getByRole('link', { name: /^L2 / })).toBeVisible()
      await expect(dpo.getByRole('link', { name: /^R4 / })).toBeVisible()
    })
  })
}
