import { expect, type Page, test, visit } from './fixtures'
import { writeRecord } from './own-records'
import { type Words, wordsIn } from './words'

const list = '/registers/measures'
const views = (page: Page) => page.getByRole('button', { name: /^Saved views, now/ })

/** Opens the form beside the views, in a browser that has no other popover open. */
async function form(page: Page, t: Words, change = false) {
  await page.getByRole('button', { name: t('views', change ? 'change' : 'keep'), exact: true }).click()
  return page.locator('#view-form')
}

test('the DPO shares a view, locks it and opens a list with it for a role; others use it as their rights are', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const t = await wordsIn('en')
  const [dpo, editor, auditor] = [await as('dpo'), await as('editor'), await as('auditor')]
  const name = `Drafts ${Date.now()}`
  await writeRecord(dpo, t, { register: 'measures', title: name, department: 'marketing' })

  const address = await test.step('the DPO narrows the list and saves what is shown for everybody', async () => {
    await visit(dpo, `${list}?f.status=draft`)
    const box = await form(dpo, t)
    await box.getByLabel(t('views', 'name')).fill(name)
    await box.getByLabel(t('views', 'kind')).selectOption('shared')
    await box.getByRole('button', { name: t('views', 'saveNew') }).click()
    await expect(dpo).toHaveURL(/\?view=[0-9a-f-]{36}$/)
    await expect(dpo.getByRole('button', { name: t('views', 'open', { name }) })).toBeVisible()
    return new URL(dpo.url())
  })

  await test.step('locks it and makes it the default of editors', async () => {
    await visit(dpo, `${list}${address.search}`)
    const box = await form(dpo, t, true)
    await box.getByLabel(t('views', 'kind')).selectOption('locked')
    await box.getByRole('button', { name: t('views', 'save'), exact: true }).click()
    await expect(box).toBeHidden()
    await visit(dpo, `${list}${address.search}`)
    const again = await form(dpo, t, true)
    await again.getByLabel(t('views', 'forRole')).selectOption('editor')
    await again.getByRole('button', { name: t('views', 'setForRole') }).click()
    await expect(again).toBeHidden()
  })

  await test.step('an editor’s list opens with it; a change of the list is marked and kept as a view of their own', async () => {
    await visit(editor, list)
    await expect(editor.getByRole('button', { name: t('views', 'open', { name }) })).toBeVisible()
    await visit(editor, `${list}${address.search}&sort=-title`)
    const changed = t('views', 'modified', { name })
    await expect(editor.getByRole('button', { name: t('views', 'open', { name: changed }) })).toBeVisible()
    const box = await form(editor, t)
    await expect(box.getByRole('button', { name: t('views', 'save'), exact: true })).toHaveCount(0)
    await box.getByLabel(t('views', 'name')).fill(`Mine of ${name}`)
    await box.getByRole('button', { name: t('views', 'saveNew') }).click()
    await expect(editor.getByRole('button', { name: t('views', 'open', { name: `Mine of ${name}` }) })).toBeVisible()
    await views(editor).click()
    await editor
      .locator('#views-menu')
      .getByRole('link', { name: t('views', 'all') })
      .first()
      .click()
    await expect(editor).toHaveURL(/view=all/)
    await expect(editor.getByRole('button', { name: t('views', 'open', { name: t('views', 'all') }) })).toBeVisible()
  })

  await test.step('an auditor opens it by its address, keeps none, and sees nobody’s own', async () => {
    await visit(auditor, `${list}${address.search}`)
    await expect(auditor.getByRole('button', { name: t('views', 'open', { name }) })).toBeVisible()
    await expect(auditor.getByRole('button', { name: t('views', 'change'), exact: true })).toHaveCount(0)
    await views(auditor).click()
    await expect(auditor.getByText(`Mine of ${name}`)).toHaveCount(0)
  })

  await test.step('the DPO removes it: the list stays as shown, and opens with everything', async () => {
    await visit(dpo, `${list}${address.search}`)
    const box = await form(dpo, t, true)
    await box.getByRole('button', { name: t('views', 'remove') }).click()
    await expect(dpo).toHaveURL(/f\.status=draft/)
    await visit(editor, list)
    await expect(editor.getByRole('button', { name: t('views', 'open', { name: t('views', 'all') }) })).toBeVisible()
  })
})
