import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import leaks from '../lib/text/messages/nl/leaks.json'
import words from '../lib/text/messages/nl/report-form.json'
import { expect, type Page, phone, test, visit } from './fixtures'

/** A picture of one point, different each time. */
const photo = () =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from(String(Date.now())),
  ])
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** Reports a leak on a phone, up to the receipt. */
async function report(page: Page, story: string): Promise<string> {
  await visit(page, '/report-leak')
  await page.getByLabel(words.happened.options.wrong_person, { exact: true }).check()
  await press(page, words.next)
  await page.getByLabel(words.story.title).fill(story)
  await press(page, words.next)
  // Nothing says that it arrived before the server did.
  await expect(page.getByText(words.receipt.title)).toHaveCount(0)
  await press(page, words.sendNow)
  await expect(page.getByRole('heading', { level: 1, name: words.receipt.title })).toBeVisible()
  return (await page.getByText(/^L-\d{4}-\d+$/).innerText()).trim()
}

test('an employee adds a photo to a report on a phone, and the DPO saves it', async ({ as, problems }) => {
  problems.allow(/status of (400|404)/)
  const employee = await as('employee', { ...phone, language: 'nl' })
  const bytes = photo()
  const ref = await report(employee, 'De factuur ging naar de verkeerde klant.')
  const row = (name: string) => employee.getByRole('listitem').filter({ hasText: name })

  await test.step('the receipt offers it; a refused file says why with its name, and the report stands', async () => {
    const heading = leaks.files.after.replace('{ref}', ref)
    await expect(employee.getByRole('heading', { name: heading })).toBeVisible()
    const camera = employee.getByLabel(leaks.files.photo)
    expect(await camera.getAttribute('capture')).toBe('environment')
    expect(await camera.getAttribute('accept')).toBe('image/*')
    await employee.getByLabel(leaks.files.add).setInputFiles([
      { name: 'scherm.png', mimeType: 'image/png', buffer: bytes },
      { name: 'programma.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\u0090\u0000 no picture') },
    ])
    await expect(row('scherm.png')).toContainText(leaks.files.stored)
    await expect(row('programma.jpg')).toContainText(leaks.files.refused)
    await expect(row('programma.jpg')).toContainText('geen van de soorten')
  })

  await test.step('without connection a file says so, and the same choice sends it later', async () => {
    problems.allow(/ERR_INTERNET_DISCONNECTED/)
    await employee.context().setOffline(true)
    await employee.getByLabel(leaks.files.add).setInputFiles({
      name: 'mail.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from('From: a@b.example\nDate: x\n\ntext'),
    })
    await expect(row('mail.eml')).toContainText(leaks.files.offline)
    await employee.context().setOffline(false)
    await employee.getByRole('button', { name: `${leaks.files.again}: mail.eml` }).click()
    await expect(row('mail.eml')).toContainText(leaks.files.stored)
  })

  await test.step('the page of the report lists them, and takes more later', async () => {
    await visit(employee, `/my-reports/${ref}`)
    const files = employee.getByRole('region', { name: leaks.files.title })
    await expect(files.getByRole('link')).toHaveText(['scherm.png', 'mail.eml'])
    await files.getByLabel(leaks.files.add).setInputFiles({
      name: 'lijst.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('naam;mail\nJan;jan@example.org\n'),
    })
    await expect(files.getByRole('link', { name: 'lijst.csv' })).toBeVisible()
  })

  const dpo = await as('dpo')
  const address = await test.step('the DPO saves it byte by byte, with its hash beside it', async () => {
    await visit(dpo, `/leaks/${ref}`)
    const files = dpo.getByRole('region', { name: /^Photos and files/ })
    const link = files.getByRole('link', { name: 'scherm.png' })
    await expect(files).toContainText(createHash('sha256').update(bytes).digest('hex').slice(0, 8))
    const [download] = await Promise.all([dpo.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('scherm.png')
    expect(readFileSync(await download.path())).toEqual(bytes)
    return (await link.getAttribute('href')) ?? ''
  })

  await test.step('only ever a download', async () => {
    const answer = await dpo.request.get(address)
    expect(answer.headers()['content-disposition']).toMatch(/^attachment;/)
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  })

  await test.step('evidence of the DPO is added, marked where it may do harm, and struck through once taken away', async () => {
    const files = dpo.getByRole('region', { name: /^Photos and files/ })
    const buffer = Buffer.from(
      `From: a@b.example\nDate: ${Date.now()}\n\nContent-Disposition: attachment; filename="x.exe"\n`,
    )
    await files
      .getByLabel('Choose photos or files')
      .setInputFiles({ name: 'phish.eml', mimeType: 'message/rfc822', buffer })
    const item = files.getByRole('listitem').filter({ has: dpo.getByRole('link', { name: 'phish.eml' }) })
    await expect(item).toContainText('Holds programs or other files')
    await files.getByRole('button', { name: 'Remove phish.eml' }).click()
    const dialog = dpo.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Of another case.')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(files.locator('del', { hasText: 'phish.eml' })).toBeVisible()
    await expect(files).toContainText('Of another case.')
  })

  await test.step('for others it is as if it never was', async () => {
    for (const person of ['employee2', 'auditor', 'admin'] as const) {
      const other = await as(person)
      for (const [there, never] of [
        [address, '/api/leaks/files/5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90'],
        [address.replace('/leaks/', '/leaks/report/'), '/api/leaks/report/files/5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90'],
      ] as const) {
        const [answer, absent] = await Promise.all([other.request.get(there), other.request.get(never)])
        expect([answer.status(), await answer.text()]).toEqual([404, await absent.text()])
      }
    }
    const auditor = await as('auditor')
    await visit(auditor, `/leaks/${ref}`)
    await expect(auditor.getByRole('region', { name: /^Photos and files/ })).toContainText('Name hidden')
    await expect(auditor.locator('body')).not.toContainText('scherm.png')
  })
})
