import { expectAccessible } from './accessibility'
import { expect, type Page, people, test, visit } from './fixtures'
import { postRecords } from './own-records'
import { query, tabTo } from './table-steps'
import { wordsIn } from './words'

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const dialog = (page: Page) => page.getByRole('dialog')

/** Walks into the table: the keys of a page are heard a moment after it is drawn. */
async function toFirstRow(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('tbody tr :focus')).toHaveCount(1, { timeout: 2_000 })
  }).toPass()
}

test('a cell is changed in the table with the keyboard alone, one entry tells it, and Escape leaves it', async ({
  as,
}) => {
  const t = await wordsIn('en')
  const page = await as('dpo')
  const stamp = `Cell ${Date.now()}`
  await visit(page, '/registers/systems')
  const [ref = ''] = await postRecords(page, 'systems', [stamp])
  await visit(page, `/registers/systems?q=${encodeURIComponent(stamp)}`)
  const owner = page.getByRole('button', { name: t('table', 'changeCell', { name: 'Owner' }), exact: true })
  const pencil = page.getByRole('button', { name: /^Change Owner:/ })

  await toFirstRow(page)
  await page.keyboard.press('e')
  await expect(owner).toBeFocused()
  await page.keyboard.press('Enter')
  const box = dialog(page).getByRole('combobox', { name: /^Owner/ })
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(pencil).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(box).toBeFocused()
  await expectAccessible(page, 'page')
  await page.keyboard.type(people.editor.name)
  await tabTo(page, dialog(page).getByRole('button', { name: t('registers', 'save') }))
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(row(page, stamp)).toContainText(people.editor.name)
  await expect(pencil).toBeFocused()

  await visit(page, `/registers/systems/${ref}`)
  const history = page.getByRole('region', { name: new RegExp(`^${t('registers', 'history.title')}`) })
  await expect(history).toContainText(people.editor.name)
  await expect(
    history.getByRole('listitem').filter({ hasText: t('registers', 'history.actions.record_update') }),
  ).toHaveCount(1)
})

test('who saves a cell over a newer version sees both values, and keeps what was chosen', async ({ as }) => {
  const t = await wordsIn('en')
  const stamp = `Stale ${Date.now()}`
  const [mine, theirs] = [await as('dpo'), await as('dpo')]
  await visit(mine, '/registers/systems')
  await postRecords(mine, 'systems', [stamp])
  const opened = async (page: Page) => {
    await visit(page, `/registers/systems?q=${encodeURIComponent(stamp)}`)
    await page
      .getByRole('cell', { name: t('table', 'empty') })
      .first()
      .hover()
    await page.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('button', { name: t('table', 'changeCell', { name: 'Next review' }) }).click()
    return dialog(page).getByLabel('Next review')
  }
  const [day, other] = [await opened(mine), await opened(theirs)]
  await other.fill('2027-05-03')
  await dialog(theirs)
    .getByRole('button', { name: t('registers', 'save') })
    .click()
  await expect(row(theirs, stamp)).toContainText('3 May 2027')

  await day.fill('2027-09-20')
  await dialog(mine)
    .getByRole('button', { name: t('registers', 'save') })
    .click()
  await expect(dialog(mine).getByRole('radio', { name: /2027-05-03/ })).toBeVisible()
  await expect(dialog(mine).getByRole('radio', { name: /2027-09-20/ })).toBeChecked()
  await expect(day).toHaveValue('2027-09-20')
  await dialog(mine)
    .getByRole('button', { name: t('form', 'stale.settle') })
    .click()
  await dialog(mine)
    .getByRole('button', { name: t('registers', 'save') })
    .click()
  await expect(row(mine, stamp)).toContainText(/20 Sept? 2027/)
})

test('who may not change a record has no way to it in the table', async ({ as }) => {
  const page = await as('auditor')
  await visit(page, '/registers/systems')
  await toFirstRow(page)
  await page.keyboard.press('e')
  await page.getByRole('row').nth(1).getByRole('cell').nth(3).hover()
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click()
  await expect(page.getByRole('link', { name: 'Show beside the table' })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Change (Owner|Next review)/ })).toHaveCount(0)
})

test('rows chosen on two pages are changed together and put back; other filters leave nothing chosen', async ({
  as,
}) => {
  const t = await wordsIn('en')
  const page = await as('dpo')
  const stamp = `Pick ${Date.now()}`
  await visit(page, '/registers/measures')
  await postRecords(
    page,
    'measures',
    Array.from({ length: 27 }, (_, at) => `${stamp} ${String(at + 1).padStart(2, '0')}`),
  )
  const list = `/registers/measures?q=${encodeURIComponent(stamp)}&sort=title&size=25`
  await visit(page, list)
  const chosen = page.getByText(/^Chosen:/)
  const box = (at: string) => page.getByRole('checkbox', { name: `Choose ${stamp} ${at}` })

  await test.step('two on the first page, one on the second', async () => {
    await toFirstRow(page)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(chosen).toContainText('Chosen: 2')
    await page.getByRole('link', { name: 'Next', exact: true }).click()
    await expect.poll(() => query(page).get('page')).toBe('2')
    await expect(box('27')).not.toBeChecked()
    await expect(chosen).toContainText('Chosen: 2 on other pages: 2')
    await box('27').check()
    await expect(chosen).toContainText('Chosen: 3 on other pages: 2')
    await page.getByRole('link', { name: 'Previous', exact: true }).click()
    await expect(box('01')).toBeChecked()
    await expect(box('03')).not.toBeChecked()
  })

  await test.step('all that are found, and back to none', async () => {
    await page.getByRole('button', { name: t('table', 'bulkAll', { count: '27' }) }).click()
    await expect(chosen).toContainText('Chosen: 27 on other pages: 2')
    await expect(box('25')).toBeChecked()
    await page.getByRole('button', { name: t('table', 'unpick') }).click()
    await expect(page.getByRole('button', { name: t('table', 'unpick') })).toHaveCount(0)
  })

  await test.step('other filters leave nothing chosen, which is said', async () => {
    await box('01').check()
    await page.getByRole('searchbox').fill(`${stamp} 0`)
    await expect(page.getByText(t('table', 'dropped'))).toBeVisible()
    await expect(box('01')).not.toBeChecked()
  })

  await test.step('of two pages together they get a tag, and it is put back', async () => {
    await visit(page, list)
    await box('01').check()
    await page.getByRole('link', { name: 'Next', exact: true }).click()
    await expect(box('26')).toBeVisible()
    await box('26').check()
    await expect(chosen).toContainText('Chosen: 2')
    await page.getByRole('button', { name: t('batch', 'title') }).click()
    await expect(page.getByText(t('batch', 'chosen', { count: 2 }))).toBeVisible()
    await page.getByRole('radio', { name: new RegExp(t('batch', 'do.change')) }).check()
    await page.getByLabel(t('registers', 'fields.tags.label'), { exact: true }).fill(`tag-${Date.now()}`)
    await page.getByRole('button', { name: t('batch', 'show') }).click()
    await expect(page.getByRole('button', { name: t('batch', 'confirm.change', { count: 2 }) })).toBeVisible()
    await visit(page, page.url())
    await page.getByRole('button', { name: t('batch', 'confirm.change', { count: 2 }) }).click()
    await expect(page).toHaveURL(/\/batches\//)
    await visit(page, page.url())
    await page.getByRole('button', { name: t('batch', 'undo') }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: t('batch', 'doneTitles.undo', { count: 2 }) }),
    ).toBeVisible()
  })
})
