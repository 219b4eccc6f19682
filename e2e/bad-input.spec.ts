import { expect, type Language, type Locator, type Page, test, visit } from './fixtures'
import { asked, saveRecord, startRecord } from './own-records'
import { type Words, wordsIn } from './words'

test.describe.configure({ mode: 'parallel' })

const long = 'x'.repeat(100_000)
/** A sign that nothing can show, as it comes along with pasted text: it goes, and the text is kept. */
const unprintable = 'A bell\u0007 rings'
const shown = 'A bell rings'

type Wrong = readonly [field: Locator, message: string]

/** A form that is being filled in wrongly: what it says, and that nothing of it was saved. */
async function formOf(page: Page, register: string, language: Language) {
  const t = await wordsIn(language)
  const title = `Refused ${register} ${Date.now()}`
  await startRecord(page, t, { register, title })
  const label = (name: string) => t(register, `fields.${name}.label`)
  // A label may begin like another one ("Adresse", "Adresse e-mail"): behind it stands nothing but an article.
  const at = (name: string) => page.getByLabel(new RegExp(`${asked(label(name)).source}\\s*(Art\\.|$)`))
  const row = (field: string) => page.getByRole('group', { name: asked(label(field)) })
  return {
    t,
    title,
    name: page.getByRole('textbox', { name: asked(t('registers', 'fields.title.label')) }).first(),
    at,
    /** The answer of the only row of a table inside the form. */
    cell: (field: string, column: string) =>
      row(field).getByLabel(t(register, `fields.${field}.columns.${column}`), { exact: true }),
    addRow: (field: string) =>
      row(field)
        .getByRole('button', { name: t('form', 'addRow') })
        .click(),
    /** Marks an answer as knowingly open. */
    leaveOpen: async (name: string) => {
      const label = t(register, `fields.${name}.label`)
      await page.getByRole('button', { name: t('form', 'openMore', { label }), exact: true }).click()
      await page
        .getByRole('checkbox', { name: t('form', 'open') })
        .and(page.locator(`[aria-describedby=field-${name}-label]`))
        .check()
    },
    choice: (list: string, code: string) => page.getByRole('checkbox', { name: asked(t('codes', `${list}.${code}`)) }),
    /** Tries to save: exactly these answers are refused, each in its own words, and nothing is there under this name. */
    refused: async (...wrong: readonly Wrong[]) => {
      await page.getByRole('button', { name: t('registers', 'create'), exact: true }).click()
      for (const [field, message] of wrong) await saysAt(field, message)
      await expect(page.locator('main [aria-invalid=true]')).toHaveCount(wrong.length)
      const summary = page.getByRole('main').getByRole('alert')
      await expect(summary).toContainText(t('errors', 'codes.invalid'))
      await expect(summary.getByRole('link')).toHaveCount(wrong.length)
      await expect(page).toHaveURL(new RegExp(`/registers/${register}/new$`))
    },
    save: () => saveRecord(page, t, title),
  }
}

async function saysAt(field: Locator, message: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  // Large numbers are written with spaces of several kinds.
  const words = message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s')
  await expect(field).toHaveAccessibleDescription(new RegExp(words))
}

/** Looks with other eyes: how many records of this name the register holds. */
async function isThere(page: Page, register: string, title: string, count: 0 | 1): Promise<void> {
  await visit(page, `/registers/${register}?q=${encodeURIComponent(title)}`)
  await expect(page.getByRole('rowheader', { name: title })).toHaveCount(count)
}

const message = (t: Words, key: string) => t('errors', `fields.${key}`)
const tooLong = (t: Words, limit: number) => t('errors', 'fields.too_long_at', { limit })

test('an activity: too long, pasted signs, an impossible year, an end before its start, a transfer without mechanism', async ({
  as,
}) => {
  test.setTimeout(360_000)
  const page = await as('dpo')
  const other = await as('dpo')
  const { t, title, name, at, cell, addRow, refused, save } = await formOf(page, 'activities', 'en')

  await test.step('100,000 characters', async () => {
    await name.fill(long)
    await at('description').fill(long)
    await refused([name, tooLong(t, 200)], [at('description'), tooLong(t, 4000)])
    await expect(at('description')).toHaveValue(long)
    await name.fill(title)
  })

  await test.step('a year that no record speaks of, beside a sign that nothing can show', async () => {
    await at('description').fill(unprintable)
    await at('startOn').fill('0202-01-01')
    await refused([at('startOn'), message(t, 'date_out_of_range')])
    await expect(at('description')).toHaveValue(unprintable)
    await expect(at('startOn')).toHaveValue('0202-01-01')
  })

  await test.step('an end before its start, a transfer without mechanism', async () => {
    await at('startOn').fill('2026-05-02')
    await at('endOn').fill('2026-05-01')
    await addRow('transfers')
    await cell('transfers', 'country').selectOption('IN')
    await refused(
      [at('endOn'), message(t, 'end_before_start')],
      [cell('transfers', 'mechanism'), message(t, 'transfer_needs_mechanism')],
    )
    await isThere(other, 'activities', title, 0)
  })

  await test.step('what was typed is still there, and is saved once it is right', async () => {
    await expect(at('description')).toHaveValue(unprintable)
    await expect(at('startOn')).toHaveValue('2026-05-02')
    await expect(cell('transfers', 'country')).toHaveValue('IN')
    await at('endOn').fill('2026-05-03')
    await cell('transfers', 'mechanism').selectOption('46_2c')
    await save()
    await expect(page.getByRole('main')).toContainText(shown)
    await isThere(other, 'activities', title, 1)
  })
})

test('a purpose, in Dutch: every basis asks for its own text, and an open one is accepted', async ({ as }) => {
  test.setTimeout(240_000)
  const page = await as('dpo', { language: 'nl' })
  const other = await as('dpo')
  const { t, title, at, choice, leaveOpen, refused, save } = await formOf(page, 'purposes', 'nl')
  const bases = ['a_consent', 'c_legal_obligation', 'f_legitimate_interest']

  await test.step('three bases without their texts', async () => {
    for (const basis of bases) await choice('legalBases', basis).check()
    await refused(
      [at('lawReference'), message(t, 'basis_needs_law')],
      [at('legitimateInterest'), message(t, 'basis_needs_interest')],
      [at('balancingTest'), message(t, 'basis_needs_balancing')],
      [at('withdrawalPath'), message(t, 'basis_needs_withdrawal')],
    )
    await isThere(other, 'purposes', title, 0)
  })

  await test.step('a text that is too long, beside a sign that nothing can show', async () => {
    await at('legitimateInterest').fill(unprintable)
    await at('balancingTest').fill('Afgewogen.')
    await leaveOpen('withdrawalPath')
    await at('lawReference').fill(long)
    await refused([at('lawReference'), tooLong(t, 500)])
    await expect(at('lawReference')).toHaveValue(long)
    await isThere(other, 'purposes', title, 0)
  })

  await test.step('what was typed and ticked is still there, and is saved once it is right', async () => {
    for (const basis of bases) await expect(choice('legalBases', basis)).toBeChecked()
    await expect(at('balancingTest')).toHaveValue('Afgewogen.')
    await at('lawReference').fill('Wet van 1 januari 2020.')
    await save()
    await expect(page.getByRole('main')).toContainText(t('registers', 'open'))
    await expect(page.getByRole('main')).toContainText(shown)
    await isThere(other, 'purposes', title, 1)
  })
})

test('a processor, in French: a sub-processor and a transfer abroad without mechanism, days in the wrong order', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const page = await as('dpo', { language: 'fr' })
  const other = await as('dpo')
  const { t, title, at, cell, addRow, refused, save } = await formOf(page, 'processors', 'fr')

  await test.step('a text that is too long, beside a sign that nothing can show', async () => {
    await at('legalName').fill(unprintable)
    await at('address').fill(long)
    await refused([at('address'), tooLong(t, 400)])
    await at('address').fill('Rue Haute 1')
  })

  await test.step('abroad without mechanism, valid until before it was checked', async () => {
    await addRow('subProcessors')
    await cell('subProcessors', 'name').fill('Sous-traitant')
    await cell('subProcessors', 'country').selectOption('IN')
    await addRow('transfers')
    await cell('transfers', 'country').selectOption('IN')
    await cell('transfers', 'checkedOn').fill('2026-05-02')
    await cell('transfers', 'validUntil').fill('2026-05-01')
    await refused(
      [cell('subProcessors', 'mechanism'), message(t, 'transfer_needs_mechanism')],
      [cell('transfers', 'mechanism'), message(t, 'transfer_needs_mechanism')],
      [cell('transfers', 'validUntil'), message(t, 'end_before_start')],
    )
    await isThere(other, 'processors', title, 0)
  })

  await test.step('what was typed is still there, and is saved once it is right', async () => {
    await expect(at('legalName')).toHaveValue(unprintable)
    await expect(cell('subProcessors', 'name')).toHaveValue('Sous-traitant')
    for (const rows of ['subProcessors', 'transfers']) await cell(rows, 'mechanism').selectOption('46_2c')
    await cell('transfers', 'validUntil').fill('2027-05-01')
    await save()
    await expect(page.getByRole('main')).toContainText('Rue Haute 1')
    await expect(page.getByRole('main')).toContainText(shown)
    await isThere(other, 'processors', title, 1)
  })
})
