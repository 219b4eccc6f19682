import { readFileSync } from 'node:fs'
import { expect, type Page, type PersonKey, phone, test, visit } from './fixtures'
import { openMenu, query, tabTo, take } from './table-steps'

/** Every list, as somebody who works with it sees it. `panel`: a row can be shown beside it; `keeps`: not who only reads. */
const lists: readonly { path: string; as: PersonKey; panel?: true; keeps?: false }[] = [
  { path: '/registers/activities', as: 'editor', panel: true },
  { path: '/registers/processors', as: 'auditor', panel: true, keeps: false },
  { path: '/leaks', as: 'dpo' },
  { path: '/alerts', as: 'dpo' },
  { path: '/my-reports', as: 'employee' },
  { path: '/findings', as: 'dpo' },
  { path: '/reviews', as: 'dpo' },
  { path: '/retention/holds', as: 'dpo' },
  { path: '/retention/deletions', as: 'dpo' },
  { path: '/calendar/dates', as: 'dpo' },
  { path: '/users', as: 'admin' },
]

const rows = (page: Page) => page.getByRole('rowheader')

for (const { path, as: person, panel, keeps = true } of lists) {
  test(`${path}: every step is taken with the keyboard alone`, async ({ as }) => {
    const page = await as(person)
    await visit(page, path)
    await expect(rows(page).first()).toBeVisible()

    await test.step('words are searched, and what they do not find is said', async () => {
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox')).toBeFocused()
      await page.keyboard.type('qqqq no such words')
      await expect(page.getByText('Nothing matches', { exact: false })).toBeVisible()
      await page.getByRole('searchbox').press('ControlOrMeta+a')
      await page.keyboard.press('Backspace')
      await expect.poll(() => query(page).get('q')).toBeNull()
      await expect(rows(page).first()).toBeVisible()
    })

    await test.step('two more columns sort', async () => {
      const menu = await openMenu(page, '#sort-menu')
      const unsorted = menu.getByRole('link', { name: 'not sorted' })
      const keys = (said: URLSearchParams) => (said.get('sort') ?? '').split(',').filter(Boolean).length
      await take(page, unsorted.first(), (said) => keys(said) > 0)
      const before = keys(query(page))
      await take(page, unsorted.first(), (said) => keys(said) === before + 1)
      await page.keyboard.press('Escape')
    })

    await test.step('a value of the first filter is chosen, and all filters are cleared', async () => {
      const facet = page.locator('button[popovertarget^="facet-"]').first()
      const id = (await facet.getAttribute('popovertarget')) ?? ''
      const field = id.replace('facet-', 'f.')
      const menu = await openMenu(page, `#${id}`)
      await take(page, menu.getByRole('link').first(), (said) => said.getAll(field).length === 1)
      await page.keyboard.press('Escape')
      await expect(rows(page).first()).toBeVisible()
      await tabTo(page, page.getByRole('link', { name: 'Clear filters' }))
      await page.keyboard.press('Enter')
      await expect.poll(() => query(page).getAll(field).length).toBe(0)
    })

    await test.step('a column is hidden, and all stand as at first again', async () => {
      const before = await page.getByRole('columnheader').count()
      const menu = await openMenu(page, '#columns-menu')
      await take(page, menu.locator('a[aria-current="true"]').last(), (said) => said.has('cols'))
      await expect(page.getByRole('columnheader')).toHaveCount(before - 1)
      await take(page, menu.getByRole('link', { name: 'Columns as at first' }), (said) => !said.has('cols'))
      await page.keyboard.press('Escape')
    })

    await test.step('a page has another size', async () => {
      const menu = await openMenu(page, '#view-menu')
      await take(page, menu.getByRole('link', { name: '100', exact: true }), (said) => said.get('size') === '100')
      await page.keyboard.press('Escape')
      await expect(menu).toBeHidden()
      await expect.poll(() => query(page).get('open')).toBeNull()
    })

    await test.step('keys walk the rows, and are listed', async () => {
      await page.keyboard.press('j')
      await expect(page.locator('tbody tr :focus').first()).toBeVisible()
      if (panel) {
        await page.keyboard.press('Space')
        await expect(page.getByRole('complementary', { name: /^Beside the table/ })).toBeFocused()
        await page.keyboard.press('Escape')
        await expect(page.getByRole('complementary', { name: /^Beside the table/ })).toHaveCount(0)
      }
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    })

    await test.step('the list as it stands is kept under a name', async () => {
      const name = `Mine ${Date.now()}`
      const keep = page.locator('button[popovertarget="view-form"]')
      await expect(keep).toHaveCount(keeps ? 1 : 0)
      if (!keeps) return
      await keep.focus()
      await page.keyboard.press('Enter')
      const form = page.locator('#view-form')
      await tabTo(page, form.getByLabel('Name'))
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect.poll(() => query(page).get('view')).not.toBeNull()
      await expect(page.getByRole('button', { name: `Saved views, now: ${name}` })).toBeVisible()
    })
  })
}

test('no list scrolls sideways on a phone, and none in its own window on a laptop or a wide screen', async ({ as }) => {
  test.setTimeout(240_000)
  for (const { path, as: person } of lists) {
    for (const options of [phone, { viewport: { width: 1366, height: 768 }, language: 'nl' as const }]) {
      const page = await as(person, options)
      await page.goto(path)
      await expect(rows(page).first()).toBeVisible()
      for (const width of options === phone ? [phone.viewport.width] : [1366, 1920]) {
        if (options !== phone) await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0)
        if (options === phone) continue
        const cut = await page.locator('.dt-scroll').evaluate((one) => one.scrollWidth - one.clientWidth)
        expect(cut, `rows of ${path} at ${width}`).toBeLessThanOrEqual(1)
      }
      await page.context().close()
    }
  }
})

test('without JavaScript every list is searched, sorted and filtered by its links and forms', async ({ as }) => {
  test.setTimeout(240_000)
  for (const { path, as: person } of lists) {
    const page = await as(person, { javaScriptEnabled: false })
    await page.goto(path)
    const words = await rows(page).first().innerText()
    const word = words.match(/[A-Za-z]{4,}/)?.[0] ?? words
    await page.getByRole('searchbox').fill(word)
    await page.getByRole('searchbox').press('Enter')
    await expect(page, path).toHaveURL(/[?&]q=/)
    await expect(rows(page).first()).toBeVisible()
    await page.getByRole('columnheader').getByRole('link').first().click()
    await expect(page, path).toHaveURL(/[?&]sort=/)
    await expect(rows(page).first()).toBeVisible()
    await page.context().close()
  }
})

test('what a filtered list finds is taken along as CSV and as a workbook, and the log says so', async ({ as }) => {
  const dpo = await as('dpo')
  await visit(dpo, '/registers/activities?f.status=draft')
  const found = await rows(dpo).count()
  const downloads = async (format: string, sure: () => Promise<void>) => {
    await dpo.getByRole('button', { name: 'Export', exact: true }).click()
    await dpo.locator('#export-format').selectOption(format)
    await sure()
    const [file] = await Promise.all([
      dpo.waitForEvent('download'),
      dpo.getByRole('button', { name: 'Download', exact: true }).click(),
    ])
    await dpo.keyboard.press('Escape')
    expect(file.suggestedFilename()).toMatch(
      new RegExp(`^activities_\\d{4}-\\d\\d-\\d\\d-\\d{4}_filter-status\\.${format}$`),
    )
    return readFileSync(await file.path())
  }
  const csv = await downloads('csv', async () => {
    await dpo.getByLabel('All fields').check()
    await dpo.getByLabel('Between columns of a CSV').selectOption('semicolon')
  })
  const text = csv.toString('utf8')
  expect(text.startsWith('\ufeff"No.";"Name";"Status";')).toBe(true)
  // Others write drafts meanwhile, and some come and go between two looks.
  await visit(dpo, '/registers/activities?f.status=draft')
  const counts = [found, await rows(dpo).count()]
  const come = 3
  const taken = text.match(/^"A-\d+";/gm)?.length ?? 0
  expect(taken).toBeGreaterThanOrEqual(Math.min(...counts) - come)
  expect(taken).toBeLessThanOrEqual(Math.max(...counts) + come)
  const workbook = await downloads('xlsx', () => dpo.getByLabel('The columns shown').check())
  expect(workbook.subarray(0, 2).toString()).toBe('PK')
  await visit(dpo, '/audit?f.action=list.export')
  await expect(dpo.getByText('List exported').first()).toBeVisible()

  await test.step('the log itself goes along too, and rows that are chosen alone', async () => {
    await dpo.getByRole('button', { name: 'Export', exact: true }).click()
    await dpo.locator('#export-format').selectOption('csv')
    const [log] = await Promise.all([
      dpo.waitForEvent('download'),
      dpo.getByRole('button', { name: 'Download', exact: true }).click(),
    ])
    expect(readFileSync(await log.path(), 'utf8')).toContain('"List exported"')
    await visit(dpo, '/findings')
    await dpo.locator('tbody input[name=pick]').first().check()
    const [picked] = await Promise.all([
      dpo.waitForEvent('download'),
      dpo.getByRole('button', { name: 'Export these' }).click(),
    ])
    expect(picked.suggestedFilename()).toMatch(/^findings_.*_selection\.xlsx$/)
  })
})
