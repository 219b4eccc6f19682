import { expect, type Page, phone, test, visit } from './fixtures'

const part = (page: Page, title: RegExp) => page.getByRole('region', { name: title })
const banner = (page: Page) => page.getByRole('main').getByText(/^As it stood on/)
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name })

/** A date as an input of a form takes it, some days from now; near midnight it is a day off in the company's zone. */
const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

/** Shows the registers as of an exact moment: a form takes minutes, and this story does not last one. */
async function lookBack(page: Page, moment: string) {
  await page.context().addCookies([{ name: 'dertig.as-of', value: moment, url: new URL('/', page.url()).href }])
}

async function newSource(editor: Page, name: string): Promise<string> {
  await visit(editor, '/registers/sources/new')
  await field(editor, /^Name/).fill(name)
  await editor.getByRole('combobox', { name: /^Department/ }).selectOption({ label: 'Marketing (example)' })
  await editor.getByRole('button', { name: 'Save as draft' }).click()
  await expect(editor.getByRole('heading', { level: 1, name })).toBeVisible()
  return new URL(editor.url()).pathname
}

async function rename(editor: Page, address: string, name: string) {
  await visit(editor, `${address}/edit`)
  await field(editor, /^Name/).fill(name)
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('an auditor looks at a past date, cannot write there, and returns to today', async ({ as }) => {
  test.setTimeout(240_000)
  const [editor, auditor] = [await as('editor'), await as('auditor')]
  const old = `Fair ${Date.now()}`
  const address = await newSource(editor, old)
  const then = new Date().toISOString()
  await rename(editor, address, `Renamed ${old}`)

  await test.step('a date before the history says since when there is one', async () => {
    await visit(auditor, '/registers/sources')
    await auditor.getByRole('button', { name: 'Show the registers as of a date' }).click()
    const menu = auditor.locator('#as-of-menu')
    await menu.getByLabel('As-of date').fill(day(-60))
    await menu.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(banner(auditor)).toContainText('24:00 (Brussels). Read-only.')
    await expect(auditor.getByText('Nothing here on that date')).toBeVisible()
    await visit(auditor, address)
    await expect(auditor.getByText('was not there yet')).toBeVisible()
  })

  await test.step('the old name stands in record and table', async () => {
    await lookBack(auditor, then)
    await visit(auditor, address)
    await expect(auditor.getByRole('heading', { level: 1, name: old, exact: true })).toBeVisible()
    await expect(banner(auditor)).toBeVisible()
    await visit(auditor, `/registers/sources?q=${encodeURIComponent(old)}`)
    await expect(auditor.getByRole('link', { name: old, exact: true })).toBeVisible()
    await expect(auditor.getByRole('link', { name: `Renamed ${old}` })).toHaveCount(0)
  })

  await test.step('pages without a past say that they show today', async () => {
    await visit(auditor, '/audit')
    await expect(auditor.getByText('This page shows today.')).toBeVisible()
  })

  await test.step('one button leads back', async () => {
    await visit(auditor, address)
    await auditor.getByRole('main').getByRole('button', { name: 'Back to today' }).click()
    await expect(auditor.getByRole('heading', { level: 1, name: `Renamed ${old}` })).toBeVisible()
    await expect(banner(auditor)).toHaveCount(0)
  })
})

test('whoever may write does not write in the past, and still reports a leak', async ({ as }) => {
  test.setTimeout(240_000)
  const editor = await as('editor')
  const old = `Stand ${Date.now()}`
  const address = await newSource(editor, old)
  await visit(editor, `${address}/edit`)
  await field(editor, /^Name/).fill(`Never ${old}`)
  const other = await editor.context().newPage()
  await visit(other, '/')
  await lookBack(other, new Date().toISOString())

  await test.step('a form that was open is refused, with what was typed kept', async () => {
    await editor.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(editor.getByText(/as of a past date, which is read-only/)).toBeVisible()
    await expect(field(editor, /^Name/)).toHaveValue(`Never ${old}`)
  })

  await test.step('record and table offer nothing to write', async () => {
    await visit(other, `${address}/edit`)
    await expect(other).toHaveURL(new RegExp(`${address}$`))
    await expect(banner(other)).toBeVisible()
    for (const name of ['Change', 'New']) await expect(other.getByRole('link', { name, exact: true })).toHaveCount(0)
    for (const name of ['Submit for review', 'Retire']) await expect(other.getByRole('button', { name })).toHaveCount(0)
    await visit(other, '/registers/sources/new')
    await expect(other).toHaveURL(/\/registers\/sources$/)
    await expect(other.getByRole('link', { name: 'New', exact: true })).toHaveCount(0)
  })

  await test.step('reporting a leak is left in peace', async () => {
    await visit(other, '/report-leak')
    await expect(other.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(other.getByText(/Read-only|This page shows today/)).toHaveCount(0)
  })
})

test('the phone menu chooses the date too, and one that lies ahead is refused there', async ({ as }) => {
  const auditor = await as('auditor', phone)
  await visit(auditor, '/registers/sources')
  await auditor.getByRole('button', { name: 'Menu', exact: true }).click()
  const panel = part(auditor, /Registers as of a date/)
  await panel.getByLabel('As-of date').fill(day(2))
  await panel.getByLabel('As-of time').fill('00:00')
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(panel.getByText('This lies in the future.')).toBeVisible()
  await panel.getByLabel('As-of time').fill('')
  await panel.getByLabel('As-of date').fill(day(-1))
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(banner(auditor)).toBeVisible()
  await auditor.getByRole('main').getByRole('button', { name: 'Back to today' }).click()
  await expect(banner(auditor)).toHaveCount(0)
})

test('a version is compared with the working copy and taken back as a draft', async ({ as }) => {
  test.setTimeout(240_000)
  const editor = await as('editor')
  const old = `Desk ${Date.now()}`
  const address = await newSource(editor, old)
  await part(editor, /^Review/)
    .getByRole('button', { name: 'Submit for review' })
    .click()
  await expect(editor.getByText('Waits for the DPO')).toBeVisible()
  await rename(editor, address, `Counter ${old}`)
  await editor.getByRole('link', { name: 'Compare versions' }).click()
  const name = part(editor, /^Compare/).getByRole('row', { name: /^Name/ })
  await expect(name.locator('ins')).toContainText('Counter')
  await part(editor, /^Versions/)
    .getByRole('button', { name: 'Take this version back' })
    .click()
  await editor.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(editor.getByRole('heading', { level: 1, name: old, exact: true })).toBeVisible()
  await expect(part(editor, /^History/)).toContainText('Earlier version taken back as a draft')
})
