import { writeFile } from 'node:fs/promises'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { systemNow } from '@/lib/time/types'
import { expectAccessible } from './accessibility'
import { expect, type Page, phone, test, visit } from './fixtures'
import { act } from './rights/samples'
import { wordsIn } from './words'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const originOf = (page: Page) => new URL(page.url()).origin
const acted = (page: Page, name: string, path: string, input: unknown) =>
  act(page.request, name, path, input, originOf(page))
/** Files on the disk of the person who sends them. */
const kept = (files: Record<string, Buffer>) =>
  Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = test.info().outputPath(name)
      await writeFile(path, content)
      return path
    }),
  )
/** A moment as a control takes it, so many hours ago in Brussels. */
const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Brussels' })
    .replace(' ', 'T')
    .slice(0, 16)

test('a processor tells of a leak by its link, on a phone without scripts', async ({ as, guest }) => {
  const t = await wordsIn('en')
  const dpo = await as('dpo')
  const contact = `Nora ${Date.now()}`
  let address = ''

  await test.step('the DPO makes a link, which stands there once', async () => {
    await visit(dpo, '/registers/processors/X-002')
    const panel = dpo.locator('#links')
    await panel.locator('summary', { hasText: t('notices', 'links.make') }).click()
    await panel.getByLabel(t('notices', 'links.fields.contactName')).fill(contact)
    await panel.getByLabel(t('notices', 'links.fields.language')).selectOption('en')
    await panel.getByRole('button', { name: t('notices', 'links.make') }).click()
    await expect(panel.getByText(t('errors', 'fields.email'), { exact: true })).toBeVisible()
    await panel.getByLabel(t('notices', 'links.fields.contactEmail')).fill('nora@nimbus.example')
    await panel.getByRole('button', { name: t('notices', 'links.make') }).click()
    address = await panel.getByLabel(t('notices', 'links.address')).inputValue()
    await visit(dpo, '/registers/processors/X-002')
    await expect(panel.getByText(contact)).toBeVisible()
    await expect(panel.getByText(t('notices', 'links.neverOpened')).first()).toBeVisible()
  })

  const visitor = await guest({ ...phone, javaScriptEnabled: false })
  const send = () => visitor.getByRole('button', { name: t('notices', 'page.send'), exact: true }).click()
  const field = (name: string) => visitor.getByLabel(t('notices', `fields.${name}.label`))

  await test.step('what could not be taken is kept, with what is wrong beside it', async () => {
    await visitor.goto(address)
    await field('measures').fill('We closed the backup.')
    await field('knewAt').fill(hoursAgo(-3))
    await send()
    await expect(visitor.getByText(t('notices', 'page.notSent'))).toBeVisible()
    await expect(visitor.getByText(t('errors', 'fields.required'))).toBeVisible()
    await expect(field('measures')).toHaveValue('We closed the backup.')
    await field('story').fill('A backup stood open to the internet.')
    await send()
    await expect(visitor.getByText(t('errors', 'fields.in_future'))).toBeVisible()
    await expect(field('story')).toHaveValue('A backup stood open to the internet.')
  })

  let ref = ''
  await test.step('it arrives, with a file and an addition afterwards', async () => {
    await field('knewAt').fill(hoursAgo(31))
    await field('persons').fill('1200')
    await send()
    ref = /L-\d{4}-\d{3}/.exec(visitor.url())?.[0] ?? ''
    await expect(visitor.getByText(t('notices', 'page.sent', { reference: ref }))).toBeVisible()
    // Read by the browser from a disk, as a person's are: ten megabytes handed over as text took a busy machine over 15 s.
    await visitor.getByLabel(t('notices', 'told.files')).setInputFiles(
      await kept({
        'screen.png': photo,
        'export.pdf': Buffer.concat([
          Buffer.from('%PDF-1.7\n'),
          Buffer.alloc(10 * 1024 * 1024, 32),
          Buffer.from('\n%%EOF\n'),
        ]),
      }),
    )
    await visitor.getByRole('button', { name: t('notices', 'told.addFiles') }).click()
    await expect(visitor.getByText(t('notices', 'page.added.files'))).toBeVisible()
    await expect(visitor.getByText(/export\.pdf/)).toBeVisible()
    await visitor.getByLabel(t('notices', 'told.update')).fill('It was 900 people.')
    await visitor.getByRole('button', { name: t('notices', 'told.sendUpdate') }).click()
    await expect(visitor.getByText(t('notices', 'page.added.update'))).toBeVisible()
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  await test.step('the leak says since when the company is aware, and after how many hours it was told', async () => {
    await visit(dpo, `/leaks/${ref}`)
    await expect(dpo.locator('#reported')).toContainText('A backup stood open to the internet.')
    await expect(dpo.locator('#reported')).toContainText(contact)
    await expect(dpo.locator('#reported')).toContainText(/31 h/)
    await dpo.locator('#step-aware summary').first().click()
    await expect(dpo.locator('#step-aware')).toContainText(t('notices', 'measured.reason'))
  })

  await test.step('revoked, it opens nothing', async () => {
    await visit(dpo, '/registers/processors/X-002')
    const row = dpo.locator('#links li').filter({ hasText: contact })
    await row.locator('summary', { hasText: t('notices', 'links.revoke') }).click()
    await row.getByLabel(t('notices', 'links.why')).fill('She left')
    await row.getByRole('button', { name: t('notices', 'links.revokeNow') }).click()
    await expect(dpo.locator('#links').getByText(t('notices', 'links.states.revoked')).first()).toBeAttached()
    await visitor.goto(address)
    await expect(visitor.getByRole('heading', { name: t('errors', 'linkGone.title') })).toBeVisible()
  })
})

test('the page behind a link has no accessibility faults', async ({ as, guest }) => {
  const dpo = await as('dpo')
  const asked = { ref: 'X-002', contactName: 'Ann', contactEmail: 'ann@nimbus.example', language: 'nl', expiresOn: '' }
  await visit(dpo, '/registers/processors/X-002')
  const made = await acted(dpo, 'notices.make_link', '/registers/processors/X-002', asked)
  const secret = /"secret":"([\w-]{43})"/.exec(made)?.[1] ?? ''
  const visitor = await guest({ language: 'nl' })
  await visitor.goto(`/notify/${secret}`)
  await expectAccessible(visitor, 'page')
})

/** A confirmed leak that hits an activity done for this customer. */
async function leakOf(dpo: Page, customer: string): Promise<string> {
  const ref =
    /L-\d{4}-\d{3}/.exec(
      await (
        await dpo.request.post('/api/leaks/report', { data: reportNow(), headers: { origin: originOf(dpo) } })
      ).text(),
    )?.[0] ?? ''
  const values = { title: `Done for ${customer}`, recordKind: 'processor', controllers: [{ name: customer }] }
  const record = await acted(dpo, 'record.create', '/registers/activities/new', {
    register: 'activities',
    values,
  })
  const recordIds = [/"id":"([\w-]{36})"/.exec(record)?.[1] ?? '']
  await acted(dpo, 'leaks.confirm', `/leaks/${ref}`, { ref, version: 1, personalData: true, reason: '' })
  await acted(dpo, 'leaks.link', `/leaks/${ref}`, { ref, version: 2, recordIds })
  return ref
}
const reportNow = () => aReport({ story: 'A mailing of a customer' }, systemNow())

test('a customer is told: drafted, changed, sent', async ({ as }) => {
  const t = await wordsIn('en')
  const dpo = await as('dpo')
  await visit(dpo, '/leaks')
  const customer = `Bakkerij ${Date.now()}`
  const ref = await leakOf(dpo, customer)
  await visit(dpo, `/leaks/${ref}`)
  await dpo.locator('#step-people summary').first().click()
  const part = dpo.locator('#customers')
  await expect(part).toContainText(t('notices', 'customers.notTold'))
  await part.locator('summary', { hasText: t('notices', 'customers.write') }).click()
  await part.getByRole('button', { name: t('notices', 'customers.begin') }).click()
  await expect(dpo.getByRole('heading', { level: 1 })).toHaveText(t('notices', 'customers.heading', { customer }))
  await expect(dpo.getByRole('article')).toContainText('not known yet')
  await dpo.locator('summary', { hasText: t('notices', 'customers.change') }).click()
  await dpo.getByLabel(t('notices', 'customers.text')).fill(`To ${customer}: all is known.`)
  await dpo.getByRole('button', { name: t('notices', 'customers.save') }).click()
  await expect(dpo.getByRole('article')).toHaveText(`To ${customer}: all is known.`)
  await dpo.locator('summary', { hasText: t('notices', 'customers.sent') }).click()
  await dpo.getByLabel(t('notices', 'customers.to'), { exact: true }).fill('privacy@bakkerij.example')
  await dpo.getByLabel(t('notices', 'customers.proof')).fill('Receipt 12')
  await dpo.getByRole('button', { name: t('notices', 'customers.keepSent') }).click()
  await expect(dpo.locator('#sent')).toContainText('privacy@bakkerij.example')
  await visit(dpo, `/leaks/${ref}`)
  await expect(dpo.locator('#customers')).toContainText(t('notices', 'customers.told'))
})
