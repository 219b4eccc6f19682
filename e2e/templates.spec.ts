import { departments } from '@/lib/examples/optipost/people'
import { payroll } from '@/lib/templates/catalog/payroll'
import { expect, type Page, test, visit } from './fixtures'
import { asked, saveRecord } from './own-records'
import { type Words, wordsIn } from './words'

const made = [...payroll.purposes, ...payroll.retention, ...payroll.measures].map(({ title }) => title.fr)

test('an editor starts from the payroll template in French, sees what it will make, makes it, and duplicates it', async ({
  as,
}) => {
  test.setTimeout(360_000)
  const t = await wordsIn('fr')
  const page = await as('editor', { language: 'fr' })
  const heading = page.getByRole('heading', { level: 1 })
  const main = page.getByRole('main')

  await test.step('the register leads to the templates, in the language of the texts', async () => {
    await visit(page, '/registers/activities')
    await page.getByRole('link', { name: t('templates', 'link'), exact: true }).click()
    await expect(heading).toHaveText(t('templates', 'title'))
    await expect(main).toContainText(t('templates', 'warning'))
    await main.getByRole('link', { name: t('templates', 'languages.nl'), exact: true }).click()
    await expect(main.getByRole('link', { name: payroll.title.nl, exact: true })).toBeVisible()
    await main.getByRole('link', { name: t('templates', 'languages.fr'), exact: true }).click()
    await page.getByRole('link', { name: payroll.title.fr, exact: true }).click()
    await expect(heading).toHaveText(payroll.title.fr)
  })

  await test.step('everything it would make stands there before it is made', async () => {
    await visit(page, page.url())
    for (const title of [payroll.title.fr, ...made])
      await expect(page.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible()
    await expect(main).toContainText(payroll.description.fr)
    await expect(main).toContainText(t('templates', 'open', { fields: '' }).trim())
    await makeAllAnew(page, t)
    const [purpose] = payroll.purposes
    const item = main
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: purpose?.title.fr ?? '' }) })
    await item.getByText(t('templates', 'contents'), { exact: true }).click()
    await expect(item.getByText(purpose?.description.fr ?? '')).toBeVisible()
  })

  await test.step('without a department nothing is made', async () => {
    await createButton(page, t).click()
    await expect(heading).toHaveText(payroll.title.fr)
    await expect(page).toHaveURL(/templates\?/)
  })

  await test.step('the drafts carry the mark of a proposal and are linked', async () => {
    await page
      .getByRole('combobox', { name: t('templates', 'department'), exact: true })
      .selectOption({ label: departments.marketing.name })
    await createButton(page, t).click()
    await expect(page).toHaveURL(/\/registers\/activities\/A-\d+$/)
    await isProposedDraft(page, t, payroll.title.fr)
    for (const title of made) await expect(main.getByRole('link', { name: title }).first()).toBeVisible()
  })

  const activity = new URL(page.url()).pathname
  const ref = activity.split('/').at(-1) ?? ''
  for (const [kind] of [payroll.purposes, payroll.retention, payroll.measures]) {
    const title = kind?.title.fr ?? ''
    await test.step(`${title} is a proposal too, and says who uses it`, async () => {
      await visit(page, activity)
      await main.getByRole('link', { name: title }).first().click()
      await isProposedDraft(page, t, title)
      const users = page.getByRole('region', { name: asked(t('registers', 'usedBy.title')) })
      await expect(users.getByRole('listitem').filter({ hasText: ref })).toContainText(payroll.title.fr)
    })
  }

  await test.step('a duplicate opens a form with what the record says, and is saved only when asked', async () => {
    await visit(page, activity)
    await page.getByRole('link', { name: t('talk', 'copy.button'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/new\\?from=${ref}$`))
    await visit(page, page.url())
    await expect(main).toContainText(t('talk', 'copy.note', { ref }))
    const name = page.getByRole('textbox', { name: asked(t('registers', 'fields.title.label')) }).first()
    await expect(name).toHaveValue(t('talk', 'copy.title', { title: payroll.title.fr }))
    await expect(page.getByRole('textbox', { name: asked(t('activities', 'fields.description.label')) })).toHaveValue(
      payroll.description.fr,
    )
    for (const { title } of [...payroll.purposes, ...payroll.retention])
      await expect(main.getByRole('button', { name: title.fr })).toBeVisible()
    const copy = `Copie ${Date.now()}`
    await name.fill(copy)
    expect(await saveRecord(page, t, copy)).not.toBe(ref)
    await expect(main.getByRole('link', { name: made[0] ?? '' }).first()).toBeVisible()
  })
})

/** Records of the same name may be there from an earlier run: this story makes its own. */
async function makeAllAnew(page: Page, t: Words): Promise<void> {
  const reused = page.getByRole('main').getByRole('checkbox', { checked: true })
  while ((await reused.count()) > 0) await reused.first().uncheck()
  await expect(page.getByText(t('templates', 'notMade'))).toHaveCount(0)
}

function createButton(page: Page, t: Words) {
  return page.getByRole('button', { name: t('templates', 'create', { count: made.length + 1 }), exact: true })
}

async function isProposedDraft(page: Page, t: Words, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText(t('registers', 'status.draft'), { exact: true }).first()).toBeVisible()
  await expect(page.getByText(t('talk', 'proposal.badge'), { exact: true })).toBeVisible()
  await expect(page.getByText(t('talk', 'proposal.note'))).toBeVisible()
}
