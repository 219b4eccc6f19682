import { writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { xlsxOf } from '@/lib/imports/testing/tables'
import { expect, test, visit } from './fixtures'
import { wordsIn } from './words'

const stamp = String(Date.now()).slice(-6)
const header = [
  'Nummer verwerking',
  'Verwerking',
  'Doeleinde',
  'Rechtsgrond',
  'Categorieën van betrokkenen',
  'Verwerker(s)',
  'Begindatum verwerking',
  'Kleur',
]

/** A register as the Belgian model lays it out; every fifth row has a day that is none. */
const rows = Array.from({ length: 10 }, (_, n) => [
  ...[`V-${stamp}-${n}`, `Verwerking ${stamp} ${n}`, `Doel ${stamp}`, 'Toestemming', 'Klanten; Bezoekers'],
  ...[`Verwerker ${stamp} NV`, n % 5 === 4 ? 'ooit' : '01/02/2024', 'blauw'],
])
const file = xlsxOf([
  { name: 'Identificatie', rows: [['Naam', 'Voorbeeld NV']] },
  { name: 'register', rows: [['REGISTER'], header, ...rows] },
])

test('a spreadsheet becomes records: columns, trial, mending, import, history, and back again', async ({ as }) => {
  test.setTimeout(360_000)
  const t = await wordsIn('nl')
  const page = await as('dpo', { language: 'nl' })
  const main = page.getByRole('main')
  const heading = page.getByRole('heading', { level: 1 })
  const button = (key: string, values = {}) =>
    page.getByRole('button', { name: t('imports', key, values), exact: true })

  await test.step('the list of the register leads to the import', async () => {
    await visit(page, '/registers/activities')
    await page.getByRole('link', { name: t('imports', 'button'), exact: true }).click()
    await expect(heading).toHaveText(t('imports', 'start.title'))
    const path = test.info().outputPath('register.xlsx')
    writeFileSync(path, file)
    await drop(page, page.getByLabel(t('imports', 'start.file'), { exact: true }), path)
    await expect(main.getByRole('status').filter({ hasText: 'register.xlsx' })).toBeVisible()
    await button('start.send').click()
  })

  await test.step('every column is recognised; one goes elsewhere', async () => {
    await expect(heading).toHaveText(t('imports', 'map.title'))
    const target = (column: string) => page.getByLabel(`${t('imports', 'map.target')}: ${column}`, { exact: true })
    await expect(target('Verwerking')).toHaveValue('title')
    await expect(target('Doeleinde')).toHaveValue('purposes')
    await expect(target('Rechtsgrond')).toHaveValue('purposes.legalBases')
    await expect(target('Kleur')).toHaveValue('')
    await target('Nummer verwerking').selectOption('formerRef')
    await button('map.next').click()
  })

  await test.step('two rows of ten are wrong: nothing is imported before they are mended', async () => {
    await expect(heading).toHaveText(t('imports', 'check.title'))
    await expect(main).toContainText(t('imports', 'check.wrong', { count: 2 }))
    await expect(main).toContainText(`Verwerker ${stamp} NV`)
    await expect(button('check.go', { count: 8 })).toBeDisabled()
    const download = await page.request.get(
      `${new URL(page.url()).pathname.replace('/check', '').replace('/imports', '/api/imports')}/failed`,
    )
    expect(await download.text()).toContain(t('imports', 'check.errorColumn'))
    for (const cell of await page.getByLabel('Begindatum verwerking', { exact: true }).all())
      await cell.fill('03/04/2024')
    await button('check.mend').click()
    await expect(main).toContainText(t('imports', 'check.create', { count: 10 }))
    await button('check.go', { count: 10 }).click()
  })

  await test.step('ten drafts, their purpose and their processor are there, with what no field holds', async () => {
    await expect(heading).toHaveText(t('imports', 'done.title'))
    await expect(main).toContainText(t('imports', 'counts', { created: 10, updated: 0, linked: 2, left: 0 }))
    const done = page.url()
    await main.getByRole('link', { name: `Verwerking ${stamp} 0`, exact: true }).click()
    await expect(heading).toContainText(`Verwerking ${stamp} 0`)
    await expect(page.getByRole('region', { name: t('registers', 'extras.title') })).toContainText('blauw')
    await expect(main).toContainText(t('registers', 'history.actions.import_commit'))
    await visit(page, done)
  })

  await test.step('and all of it is taken back', async () => {
    await button('done.undo').click()
    await expect(main.getByRole('status')).toContainText(t('imports', 'done.undoDone', { count: 12 }))
    await expect(heading).toHaveText(t('imports', 'done.undoneTitle'))
  })
})

/** Drops a file as a hand does: the browser itself gives it to what lies under the pointer. */
async function drop(page: Page, box: Locator, path: string): Promise<void> {
  await box.scrollIntoViewIfNeeded()
  const place = await box.boundingBox()
  if (place === null) throw new Error('there is nothing to drop a file on')
  const session = await page.context().newCDPSession(page)
  const at = { x: place.x + place.width / 2, y: place.y + place.height / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}
