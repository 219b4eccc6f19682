import { expect, type Page, people, test, visit } from './fixtures'

const part = (page: Page, title: RegExp) => page.getByRole('region', { name: title })

/** Opens what waits on the first page, or behind its link to all of that kind where more of it waits than is shown. */
async function fromOverview(page: Page, kind: RegExp, name: RegExp) {
  await visit(page, '/')
  const [here, all] = [name, /^All/].map((words) => part(page, kind).getByRole('link', { name: words }))
  if (!here || !all) return
  await expect(here.or(all).first()).toBeVisible()
  if (!(await here.isVisible())) await all.click()
  await page.getByRole('link', { name }).first().click()
}

test('a source goes from draft through review into force, and its history tells it in words', async ({ as }) => {
  test.setTimeout(240_000)
  const editor = await as('editor')
  const dpo = await as('dpo')
  const name = `Trade fair ${Date.now()}`
  let address = ''

  await test.step('the editor writes a source and sees what is missing', async () => {
    await visit(editor, '/registers/sources')
    await editor.getByRole('link', { name: 'New', exact: true }).click()
    await editor.getByRole('textbox', { name: /^Name/ }).fill(name)
    await editor.getByRole('combobox', { name: /^Department/ }).selectOption({ label: 'Marketing (example)' })
    await editor.getByRole('button', { name: 'Save as draft' }).click()
    await expect(editor.getByRole('heading', { level: 1, name })).toBeVisible()
    address = new URL(editor.url()).pathname
    await expect(part(editor, /What is missing/)).toContainText('The channel is not chosen')
  })

  await test.step('fills it in and submits it', async () => {
    await editor.getByRole('link', { name: 'Change', exact: true }).click()
    await editor.getByRole('textbox', { name: /^Description/ }).fill('Visitors leave a card at the stand.')
    await editor.getByRole('combobox', { name: /^Channel/ }).selectOption({ index: 1 })
    await editor.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(part(editor, /What is missing/)).not.toContainText('The channel is not chosen')
    await part(editor, /^Review/)
      .getByLabel(/Note to the DPO/)
      .fill('Please look at the description.')
    await part(editor, /^Review/)
      .getByRole('button', { name: 'Submit for review' })
      .click()
    await expect(editor.getByText('Waits for the DPO')).toBeVisible()
  })

  await test.step('the DPO finds it in the overview and returns it with a reason', async () => {
    await fromOverview(dpo, /Waiting for your review/, new RegExp(name))
    await expect(dpo.getByText('Nothing in force yet')).toBeVisible()
    await dpo.getByLabel(/^Comment on Description/).fill('Which cards, and what is on them?')
    await dpo.getByLabel('Why it goes back').fill('The description does not say which data.')
    await dpo.getByRole('button', { name: 'Return' }).click()
    await expect(dpo).toHaveURL(new RegExp(`${address}$`))
  })

  await test.step('the editor reads why, mends it and submits again', async () => {
    await fromOverview(editor, /Returned to you/, new RegExp(name))
    await expect(part(editor, /^Review/)).toContainText('The description does not say which data.')
    await editor.getByRole('link', { name: 'Change', exact: true }).click()
    await editor
      .getByRole('textbox', { name: /^Description/ })
      .fill('Visitors leave a card with name and business e-mail address.')
    await editor.getByRole('button', { name: 'Save', exact: true }).click()
    await part(editor, /^Review/)
      .getByRole('button', { name: 'Submit for review' })
      .click()
    await expect(editor.getByText('Waits for the DPO')).toBeVisible()
  })

  await test.step('the DPO accepts', async () => {
    await visit(dpo, `${address}/review`)
    await expect(dpo.getByRole('main')).toContainText('Submitted again: Sofie Maes returned version 1')
    const row = part(dpo, /Proposed/).getByRole('row', { name: /^Description/ })
    await expect(row.locator('ins')).toContainText(['business'])
    await expect(part(dpo, /^What is missing/).getByRole('listitem')).not.toHaveCount(0)
    await expect(row).toContainText('business e-mail address')
    await dpo.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(dpo).toHaveURL(new RegExp(`${address}$`))
    await expect(dpo.getByText('Waits for management')).toBeVisible()
  })

  await test.step('management puts exactly that content in force', async () => {
    const management = await as('management')
    await fromOverview(management, /Waiting to be put in force/, new RegExp(name))
    await expect(management.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await management.getByRole('button', { name: 'Put in force', exact: true }).click()
    await expect(management).toHaveURL(new RegExp(`${address}$`))
    await expect(management.getByText('In force', { exact: true }).first()).toBeVisible()
  })

  await test.step('the history says who did what', async () => {
    await visit(editor, address)
    const history = part(editor, /^History/)
    await history.getByRole('link', { name: /^Show all/ }).click()
    for (const words of [
      'Created',
      'Changed',
      'Submitted for review',
      'Returned by the DPO',
      'Accepted by the DPO',
      'Put in force',
    ])
      await expect(history.getByText(words, { exact: true }).first()).toBeVisible()
    for (const person of [people.editor, people.dpo, people.management])
      await expect(history.getByText(person.name).first()).toBeVisible()
  })

  await test.step('a change shows approved beside proposed', async () => {
    await editor.getByRole('link', { name: 'Change', exact: true }).click()
    await editor
      .getByRole('textbox', { name: /^Description/ })
      .fill('Visitors leave a card with name and private telephone number.')
    await editor.getByRole('button', { name: 'Save', exact: true }).click()
    await part(editor, /^Review/)
      .getByRole('button', { name: 'Submit for review' })
      .click()
    await expect(editor.getByText('Waits for the DPO')).toBeVisible()
    await visit(dpo, `${address}/review`)
    const row = part(dpo, /Proposed/).getByRole('row', { name: /^Description/ })
    await expect(row.getByRole('cell').first()).toContainText('business e-mail address')
    await expect(row.locator('ins')).toContainText(['private'])
    await expect(row.locator('del').first()).toBeVisible()
  })
})

test('a stale save is refused: the difference appears, the text is kept, a choice settles it', async ({ as }) => {
  const editor = await as('editor')
  await visit(editor, '/registers/sources/new')
  await editor.getByRole('textbox', { name: /^Name/ }).fill(`Stale ${Date.now()}`)
  await editor.getByRole('combobox', { name: /^Department/ }).selectOption({ label: 'Sales (example)' })
  await editor.getByRole('button', { name: 'Save as draft' }).click()
  await expect(editor.getByRole('link', { name: 'Change', exact: true })).toBeVisible()
  const address = `${new URL(editor.url()).pathname}/edit`
  const dpo = await as('dpo')
  await visit(editor, address)
  await visit(dpo, address)
  await dpo.getByRole('textbox', { name: /^Description/ }).fill('Written by the DPO meanwhile.')
  await dpo.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dpo.getByRole('link', { name: 'Change', exact: true })).toBeVisible()

  await editor.getByRole('textbox', { name: /^Description/ }).fill('Written by the editor at the same time.')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByText('This changed while you were typing')).toBeVisible()
  await expect(editor.getByRole('textbox', { name: /^Description/ })).toHaveValue(
    'Written by the editor at the same time.',
  )
  await expect(editor.getByText('You and what was saved meanwhile both changed this.')).toBeVisible()
  await editor.getByRole('radio', { name: /^Mine/ }).check()
  await editor.getByRole('button', { name: 'Use these choices' }).click()
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByRole('link', { name: 'Change', exact: true })).toBeVisible()
  await expect(editor.getByText('Written by the editor at the same time.').first()).toBeVisible()
})

test('a record that others use is not retired, and the list says by what', async ({ as }) => {
  const dpo = await as('dpo')
  await visit(dpo, '/registers/sources/S-001')
  const users = part(dpo, /^Used by/).getByRole('link')
  const used = await users.first().innerText()
  await dpo.getByRole('button', { name: 'Retire' }).click()
  const dialog = dpo.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Retire' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Other records still use it')
  await expect(dialog.getByRole('alert')).toContainText(used)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dpo.getByText('In force', { exact: true }).first()).toBeVisible()
})

test('findings are noted on a record, taken up and solved', async ({ as }) => {
  const dpo = await as('dpo')
  const title = `Retention is not stated ${Date.now()}`
  await visit(dpo, '/registers/sources/S-002')
  await part(dpo, /^Findings/)
    .getByRole('link', { name: 'New finding' })
    .click()
  await dpo.getByLabel(/^Title/).fill(title)
  await dpo.getByLabel(/^Where it was found/).fill('Reading of the statement')
  await dpo.getByLabel(/^What is wrong/).fill('It does not say how long data are kept.')
  await dpo.getByLabel(/^What the law says/).fill('Art. 13(2)(a) GDPR')
  await expect(dpo.getByLabel(/^Record/)).toHaveValue('S-002')
  await dpo.getByRole('button', { name: 'Save finding' }).click()
  await expect(dpo.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await dpo.getByLabel(/^Why, or how it was solved/).fill('Asked marketing for the periods.')
  await dpo.getByRole('button', { name: 'Start work' }).click()
  await expect(dpo.getByText('In progress', { exact: true }).first()).toBeVisible()
  await dpo.getByLabel(/^Why, or how it was solved/).fill('The statement says it now.')
  await dpo.getByRole('button', { name: 'Mark as resolved' }).click()
  await expect(dpo.getByText('Resolved', { exact: true }).first()).toBeVisible()
  await visit(dpo, '/findings?f.state=resolved')
  await expect(dpo.getByRole('link', { name: title })).toBeVisible()
})
