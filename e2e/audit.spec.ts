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
    .getByRole('button', { name: /save|retire|submit|confirm|sign the|put in force|accept/i })
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
  await auditor.getByLabel('What').selectOption({ label: 'Record put in force' })
  await auditor.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(auditor).toHaveURL(/action=record.put_in_force/)
  const entries = auditor.getByRole('region', { name: /^Entries/ }).getByRole('listitem')
  await expect(entries.first()).toContainText('Record put in force')
  await auditor.getByLabel('Reference').fill('S-001')
  await auditor.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(entries.first()).toContainText('S-001')

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

async function save(page: Page, link: string, file: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  await download.saveAs(file)
}
