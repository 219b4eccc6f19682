import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test, visit } from './fixtures'

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
const panel = (page: Page) => page.getByRole('region', { name: /^Files/ })

async function openForm(part: Locator) {
  if (!(await part.locator('input[type=file]').isVisible())) await part.getByText('Add a file').click()
}

async function send(part: Locator, name: string, buffer: Buffer) {
  await openForm(part)
  await part.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await part.getByRole('button', { name: 'Send' }).click()
}

test('a signed agreement is attached, gets a second version and is taken away with a reason', async ({
  as,
  problems,
}) => {
  test.setTimeout(240_000)
  problems.allow(/status of 400/)
  const name = `Signed ${Date.now()}`
  const dpo = await as('dpo')
  const employee = await as('employee')
  await visit(dpo, '/registers/agreements/R-007')
  const files = panel(dpo)

  await test.step('a program that is called PDF is refused in words', async () => {
    await send(files, 'evil.pdf', Buffer.from('MZ\u0090\u0000 this is no document'))
    await expect(files.getByRole('alert')).toContainText('none of the kinds that are kept')
  })

  await test.step('a file, then its next version under another name', async () => {
    await send(files, `${name}.pdf`, pdf(name))
    await expect(files.getByRole('link', { name: `${name}.pdf` })).toBeVisible()
    await openForm(files)
    await files.getByLabel('New version of').selectOption({ label: `${name}.pdf` })
    await files.getByLabel('Note').fill('Signed by both parties.')
    await send(files, `${name} final.pdf`, pdf(`${name} final`))
    const newest = files.getByRole('listitem').filter({ hasText: `${name} final.pdf` })
    await expect(newest.first()).toContainText('version 2')
    await newest.first().getByText('1 earlier version').click()
    await expect(newest.first().getByRole('link', { name: `${name}.pdf` })).toBeVisible()
  })

  await test.step('comes back byte by byte, as a file to save', async () => {
    const [download] = await Promise.all([
      dpo.waitForEvent('download'),
      files.getByRole('link', { name: `${name} final.pdf` }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${name} final.pdf`)
    expect(readFileSync(await download.path())).toEqual(pdf(`${name} final`))
  })

  await test.step('is not there for an employee', async () => {
    await visit(employee, '/registers/agreements/R-007')
    await expect(panel(employee)).toHaveCount(0)
  })

  await test.step('both versions go with a reason, and the history says so', async () => {
    for (const file of [`${name} final.pdf`, `${name}.pdf`]) {
      await files.getByRole('button', { name: `Remove ${file}` }).click()
      const dialog = dpo.getByRole('dialog')
      await dialog.getByLabel('Why').fill('Uploaded for a test.')
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
      await expect(files.getByRole('link', { name: file })).toHaveCount(0)
    }
    await expect(dpo.getByRole('region', { name: /^History/ })).toContainText('Uploaded for a test.')
  })
})

test('the auditor takes the Art. 30 extract along in another language than the screen', async ({ as }) => {
  const auditor = await as('auditor')
  await visit(auditor, '/registers/activities')
  await auditor.getByRole('link', { name: 'Art. 30 extract' }).click()
  await auditor.getByLabel('Language of the extract').selectOption('nl')
  const [data] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: 'Download as Data (JSON)' }).click(),
  ])
  expect(data.suggestedFilename()).toMatch(/^art30-optipost-nv-\d{4}-\d\d-\d\d-nl\.json$/)
  const extract: unknown = JSON.parse(readFileSync(await data.path(), 'utf8'))
  expect(extract).toMatchObject({ format: 'dertig.art30', language: 'nl', entity: { name: 'OptiPost NV' } })
  const [document] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: 'Download as PDF' }).click(),
  ])
  expect(
    readFileSync(await document.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('a large extract gets ready beside the work, for the person who asked alone', async ({ as }) => {
  const auditor = await as('auditor')
  await visit(auditor, '/registers/extract')
  await auditor.getByLabel('Which records').selectOption('working_copies')
  await auditor.getByRole('link', { name: 'Download as PDF' }).click()
  await expect(auditor.getByRole('heading', { name: 'Extract on its way' })).toBeVisible()
  const link = auditor.getByRole('link', { name: /^Download art30-.*\.pdf/ })
  await expect(link).toBeVisible({ timeout: 90_000 })
  await expect(auditor.getByRole('progressbar')).toHaveCount(0)
  const [document] = await Promise.all([auditor.waitForEvent('download'), link.click()])
  expect(
    readFileSync(await document.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const address = await link.getAttribute('href')
  const dpo = await as('dpo')
  expect((await dpo.request.get(address ?? '')).status()).toBe(404)
})
