import errors from '../lib/text/messages/de/errors.json'
import leaks from '../lib/text/messages/de/leaks.json'
import german from '../lib/text/messages/de/report-form.json'
import dutch from '../lib/text/messages/nl/report-form.json'
import { expect, phone, ready, test, visit } from './fixtures'

test('who speaks German reports and follows a leak in German; what was typed stays, and the other pages speak Dutch', async ({
  as,
}) => {
  const page = await as('editor2', { ...phone, language: 'nl' })
  await visit(page, '/report-leak')
  await page.getByLabel(dutch.happened.options.changed, { exact: true }).check()
  await page.getByRole('button', { name: dutch.next, exact: true }).click()
  await page.getByLabel(dutch.story.title).fill('Die Adressen der Kunden sind durcheinander.')
  await page.getByRole('button', { name: dutch.reach.languages.de }).click()
  await expect(page.getByRole('heading', { level: 1, name: german.story.title })).toBeVisible()
  await expect(page.getByLabel(german.story.title)).toHaveValue('Die Adressen der Kunden sind durcheinander.')
  await expect(page.locator('[lang=de]').first()).toBeVisible()
  await page.getByRole('button', { name: german.next, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: german.noticed.title })).toBeVisible()
  await page.getByRole('button', { name: german.sendNow }).click()
  await expect(page.getByRole('heading', { level: 1, name: german.receipt.title })).toBeVisible()
  await expect(page.locator('dd time')).toContainText(/^(Mo|Di|Mi|Do|Fr|Sa|So)/)
  await page.getByRole('link', { name: german.receipt.more }).click()
  await expect(page.getByRole('heading', { name: leaks.mine.told })).toBeVisible()
  await expect(page.getByText(leaks.mine.states.received, { exact: true }).first()).toBeVisible()
  await ready(page)
  await page.getByRole('button', { name: leaks.mine.send, exact: true }).click()
  await expect(page.getByText(errors.fields.required, { exact: true })).toBeVisible()
  await page.getByLabel(leaks.mine.note).fill('Es waren vierzig.')
  await page.getByRole('button', { name: leaks.mine.send, exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Es waren vierzig.' })).toBeVisible()
  await visit(page, '/my-reports')
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await visit(page, '/report-leak')
  await expect(page.getByRole('heading', { level: 1, name: german.happened.title })).toBeVisible()
  await page.getByRole('button', { name: dutch.reach.languages.nl }).click()
  await expect(page.getByRole('heading', { level: 1, name: dutch.happened.title })).toBeVisible()
})
