import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { catalog } from '../lib/registers/catalog'
import { expect, type Page, people, test, visit } from './fixtures'

const run = promisify(execFile)
const verifier = path.resolve(__dirname, '../lib/audit/verifier.mjs')

test('the auditor reads leaks without seeing who reported them', async ({ as }) => {
  const auditor = await as('auditor')
  await visit(auditor, '/leaks')
  await expect(auditor.getByRole('columnheader', { name: 'Reported by' })).toHaveCount(0)
  await auditor.getByRole('rowheader').getByRole('link').first().click()
  await expect(auditor.getByText('The reporter and what they typed are hidden from auditors.')).toBeVisible()
  for (const { name } of [people.employee, people.employee2])
    await expect(auditor.getByRole('main')).not.toContainText(name)
  await expect(auditor.getByRole('main').locator('form')).toHaveCount(0)
})

test('the auditor finds nothing to change anywhere', async ({ as }) => {
  const auditor = await as('auditor')
  const changes = auditor
    .getByRole('main')
    .getByRole('button', { name: /^(?!Saved? view).*(save|retire|submit|confirm|sign the|put in force|accept)/i })
  const edits = auditor
    .getByRole('main')
    .getByRole('link', { name: /^(New|Change|New finding|Edit finding|Edit the facts)$/ })
  for (const address of [
    '/',
    ...catalog.map(({ slug, key }) => `/registers/${slug}/${key}-001`),
    '/findings',
    '/organisation',
  ]) {
    await visit(auditor, address)
    await expect(auditor.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(auditor.getByText('You can read, filter and export.')).toBeVisible()
    await expect(changes).toHaveCount(0)
    await expect(edits).toHaveCount(0)
  }
  await expect(auditor.getByRole('link', { name: 'Report a leak' })).toHaveCount(0)
})

test('the auditor filters the log, downloads it and verifies it with the program beside it', async ({ as }, info) => {
  const auditor = await as('auditor')
  await visit(auditor, '/audit')
  await openFacet(auditor, 'What')
  await auditor.getByRole('link', { name: /^Record put in force/ }).click()
  await expect(auditor).toHaveURL(/f\.action=record\.put_in_force/)
  const rows = auditor.getByRole('region', { name: 'Entries' }).last().getByRole('row')
  await expect(rows.nth(1)).toContainText('Record put in force')
  await openFacet(auditor, 'Reference')
  await auditor.getByRole('textbox', { name: 'Reference' }).fill('S-001')
  await auditor.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(auditor).toHaveURL(/f\.ref=S-001/)
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('S-001')
  await rows
    .nth(1)
    .getByRole('link', { name: /^Record put in force/ })
    .click()
  await expect(auditor.getByRole('complementary').getByText(/Record put in force · S-001/)).toBeVisible()

  await auditor.getByRole('button', { name: 'Verify the whole log' }).click()
  await expect(auditor.getByText(/Nothing was changed: \d/)).toBeVisible({ timeout: 30_000 })

  const bundle = info.outputPath('bundle.jsonl')
  await save(auditor, 'Entries, without values', bundle)
  const { stdout } = await run(process.execPath, [verifier, bundle])
  expect(stdout).toMatch(/\d/)

  const changed = info.outputPath('changed.jsonl')
  writeFileSync(changed, readFileSync(bundle, 'utf8').replace('record.put_in_force', 'record.retire'))
  await expect(run(process.execPath, [verifier, changed])).rejects.toMatchObject({ code: expect.any(Number) })
})

test('the log is searched, sorted and paged, an entry stands beside it, and what is known by day stands apart', async ({
  as,
}) => {
  const auditor = await as('auditor')
  await visit(auditor, '/audit?size=25')
  const table = auditor.getByRole('region', { name: 'Entries' }).last()
  const numbers = () => table.getByRole('row').locator('td[data-kind=ref]:nth-child(-n+2)').allTextContents()
  const first = await numbers()
  expect(first).toHaveLength(25)
  expect(first.map(Number)).toEqual(first.map(Number).sort((a, b) => b - a))
  await auditor.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(auditor).toHaveURL(/after=/)
  await expect.poll(async () => Math.max(...(await numbers()).map(Number))).toBeLessThan(Number(first.at(-1)))

  await visit(auditor, '/audit?size=25&sort=index')
  expect(Number((await numbers())[0])).toBeLessThan(Number(first.at(-1)))
  await auditor.getByRole('searchbox').fill('record created')
  await expect(auditor).toHaveURL(/q=record/)
  await expect(table.getByRole('row').nth(1)).toContainText('Record created')
  await expect(table).not.toContainText('Record put in force')

  await auditor.getByRole('link', { name: 'Show them by day' }).click()
  await expect(auditor.getByRole('link', { name: 'Show them by day' })).toHaveCount(0)
  await openFacet(auditor, 'What')
  await auditor.getByRole('link', { name: /^Leak reported/ }).click()
  await expect(auditor).toHaveURL(/f\.action=leak\.report/)
  await expect(table.getByRole('row').nth(1)).toContainText('the reporter')
  await expect(table).not.toContainText('Record created')
  for (const { name } of [people.employee, people.employee2]) await expect(table).not.toContainText(name)
  await expect(table.locator('td[data-kind=ref]:nth-child(-n+2)')).toHaveCount(0)
})

test('without JavaScript the log is filtered, searched, paged and opened by the same links and forms', async ({
  as,
}) => {
  const dpo = await as('dpo', { javaScriptEnabled: false })
  await dpo.goto('/audit?size=25')
  const table = dpo.getByRole('region', { name: 'Entries' }).last()
  await dpo.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(dpo).toHaveURL(/page=2/)
  await dpo.goto('/audit?open=action')
  await dpo
    .locator('#facet-action')
    .getByRole('link', { name: /^Record created/ })
    .click()
  await expect(dpo).toHaveURL(/f\.action=record\.create/)
  await expect(table.getByRole('row').nth(1)).toContainText('Record created')
  await dpo.getByRole('searchbox').fill('A-00')
  await dpo.getByRole('searchbox').press('Enter')
  await expect(dpo).toHaveURL(/q=A-00/)
  await expect(table.getByRole('row').nth(1)).toContainText('A-00')
  await table
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /^Record created/ })
    .click()
  await expect(dpo.getByRole('complementary').getByText(/Record created · A-00/)).toBeVisible()
})

async function openFacet(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name }).click()
}

async function save(page: Page, link: string, file: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  await download.saveAs(file)
}
