import { expect, type Page, test, visit } from './fixtures'
import { type Words, wordsIn } from './words'

/** Of the example: part 1 was filed, part 2 is due. */
const ref = 'L-2026-004'
const part1 = 'DBN-EXAMPLE-0001'

const drafts = (page: Page, t: Words) => page.getByRole('region', { name: t('triage', 'drafts.title'), exact: true })

/** Begins the report that is offered first. */
async function begin(page: Page, t: Words, profile: string, language: string) {
  await visit(page, `/leaks/${ref}#step-filed`)
  const within = drafts(page, t)
  await within
    .locator('summary')
    .filter({ hasText: t('triage', 'drafts.create') })
    .click()
  await expect(within.getByLabel(t('drafts', 'which'))).toHaveValue(profile)
  await within.getByLabel(t('triage', 'drafts.language'), { exact: true }).selectOption(language)
  await within.getByRole('button', { name: t('triage', 'drafts.create') }).click()
  await expect(page).toHaveURL(/\/draft\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(t('drafts', `profiles.${profile}`)))
}

/** Marks it as filed, whatever is missing. */
async function file(page: Page, t: Words, reference: string) {
  await page.getByRole('link', { name: t('drafting', 'toFiling') }).click()
  await page.getByLabel(t('drafts', 'file.reference')).fill(reference)
  await page.getByLabel(t('drafts', 'file.reason')).fill('Voorbeeld.')
  await page.getByRole('button', { name: t('drafts', 'file.submit') }).click()
  await expect(page.getByRole('region', { name: t('drafts', 'filed.title') })).toContainText(reference)
}

test('part 2 goes on from part 1 and ends its clock, a supplement goes on from part 2', async ({ as }) => {
  test.setTimeout(240_000)
  const nl = await wordsIn('nl')
  const fr = await wordsIn('fr')
  const dpo = await as('dpo', { language: 'nl' })

  await test.step('part 2 (NL): what was filed stands, what is changed shows what was filed', async () => {
    await begin(dpo, nl, 'GBA_PART2', 'nl')
    await expect(dpo.getByText(part1).first()).toBeVisible()
    await expect(dpo.getByLabel(nl('drafts', 'fields.earlier_reference'))).toHaveValue(part1)
    await dpo.getByLabel(nl('drafts', 'fields.what_changed')).fill('Wij weten nu hoeveel personen het zijn.')
    await dpo.getByLabel(nl('drafts', 'fields.summary')).fill('Er zijn facturen verstuurd naar het verkeerde adres.')
    await expect(dpo.getByText(/^Eerder ingediend: /).first()).toBeVisible()
    await expect(dpo.getByText(nl('drafting', 'status.saved'))).toBeVisible()
    await dpo
      .getByRole('region', { name: nl('drafts', 'form.missing') })
      .getByRole('link')
      .first()
      .click()
    await expect(dpo).toHaveURL(/#field-/)
  })

  await test.step('it is filed, and its clock ends', async () => {
    await file(dpo, nl, 'DBN-EXAMPLE-0001/2')
    await visit(dpo, `/leaks/${ref}#step-filed`)
    await expect(drafts(dpo, nl)).toContainText('DBN-EXAMPLE-0001/2')
    await expect(dpo.getByRole('region', { name: new RegExp(`^${nl('triage', 'clocks.title')}`) })).toContainText(
      'DBN-EXAMPLE-0001/2',
    )
  })

  await test.step('a supplement (FR): offered next, in the language of the authority', async () => {
    const french = await as('dpo', { language: 'fr' })
    await begin(french, fr, 'GBA_SUPPLEMENT', 'fr')
    await expect(french.getByText('DBN-EXAMPLE-0001/2').first()).toBeVisible()
    await file(french, fr, 'DBN-EXAMPLE-0001/3')
    await visit(french, `/leaks/${ref}#step-filed`)
    await expect(drafts(french, fr)).toContainText('DBN-EXAMPLE-0001/3')
  })
})
