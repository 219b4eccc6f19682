import leaks from '../lib/text/messages/nl/leaks.json'
import words from '../lib/text/messages/nl/report-form.json'
import settings from '../lib/text/messages/nl/settings.json'
import { expect, type Page, people, phone, ready, test, visit } from './fixtures'

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** The DPO allows reports without a name, or ends that. */
async function allow(page: Page, allowed: boolean): Promise<void> {
  await visit(page, '/settings/clocks')
  const part = page.locator('#anonymous')
  await part.getByText(settings.clocks.correct, { exact: true }).click()
  await part.getByLabel(settings.clocks.fields.allowed).setChecked(allowed)
  await part.getByLabel(settings.clocks.fields.reason).fill('Het bestuur besliste zo.')
  await part.getByRole('button', { name: settings.adequacy.save }).click()
  await expect(part).toContainText(allowed ? settings.clocks.anonymousOn : settings.clocks.anonymousOff)
}

test('without a name: off until the DPO allows it, followed by a link shown once, and nobody reads who it was', async ({
  as,
  guest,
}) => {
  const dpo = await as('dpo', { language: 'nl' })
  await allow(dpo, false)
  const page = await as('employee', { ...phone, language: 'nl' })
  await visit(page, '/report-leak')
  await expect(page.getByLabel(words.anonymous.choose)).toHaveCount(0)
  await allow(dpo, true)
  await visit(page, '/report-leak')
  await page.getByLabel(words.anonymous.choose).check()
  await expect(page.getByText(words.anonymous.limits.server)).toBeVisible()
  await page.getByLabel(words.happened.options.shared_widely, { exact: true }).check()
  await press(page, words.next)
  await page.getByLabel(words.story.title).fill('De map met de loonbrieven stond voor iedereen open.')
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  await press(page, words.next)
  const sent = page.waitForRequest((request) => request.url().endsWith('/api/leaks/report'))
  await press(page, words.sendNow)
  expect((await sent).postData()).not.toContain(people.employee.name)
  await expect(page.getByRole('heading', { name: words.anonymous.linkTitle })).toBeVisible()
  const ref = (await page.getByText(/^L-\d{4}-\d+$/).innerText()).trim()
  const link = (await page.getByRole('link', { name: /\/leak-status#/ }).getAttribute('href')) ?? ''
  await expect(page.getByRole('link', { name: words.receipt.mine })).toHaveCount(0)

  const stranger = await guest({ ...phone, language: 'nl' })
  await visit(stranger, link)
  await expect(stranger.getByText('De map met de loonbrieven stond voor iedereen open.')).toBeVisible()
  await stranger.getByLabel(leaks.mine.note).fill('Sinds maandag.')
  await press(stranger, leaks.mine.send)
  await expect(stranger.getByRole('listitem').filter({ hasText: 'Sinds maandag.' })).toBeVisible()
  await stranger.goto('about:blank')
  await visit(stranger, `/leak-status#${'A'.repeat(43)}`)
  await expect(stranger.getByText(leaks.anonymous.unknown)).toBeVisible()

  await visit(dpo, `/leaks/${ref}`)
  await ready(dpo)
  await expect(dpo.getByText(leaks.anonymous.said)).toBeAttached()
  await expect(dpo.locator('main')).not.toContainText(people.employee.name)
  await visit(dpo, '/leaks?f.reporterId=anonymous')
  await expect(dpo.locator('tbody tr').filter({ hasText: ref })).toContainText(leaks.anonymous.short)
  await allow(dpo, false)
})
