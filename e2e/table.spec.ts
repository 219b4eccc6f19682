import { expectAccessible } from './accessibility'
import { expect, type Page, test, visit } from './fixtures'
import { openMenu, query, tabTo, take } from './table-steps'

const path = '/registers/purposes'
const titles = (page: Page) => page.getByRole('rowheader').getByRole('link')

test('every step of a table is taken with the keyboard alone', async ({ as }) => {
  const page = await as('dpo')
  await visit(page, path)

  await test.step('search', async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.type('P-00')
    await expect.poll(() => query(page).get('q')).toBe('P-00')
    await expect(titles(page).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect.poll(() => query(page).get('q')).toBeNull()
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect(titles(page).first()).toBeFocused()
  })

  await test.step('a facet is opened, a value chosen, and closed again', async () => {
    const menu = await openMenu(page, '#facet-status')
    const value = menu.getByRole('link', { name: /^In force/ })
    await take(page, value, (said) => said.getAll('f.status').includes('in_force'))
    await expect(value).toHaveAttribute('aria-current', 'true')
    await expect(value).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await expect.poll(() => query(page).get('open')).toBeNull()
    await expect(page.getByRole('link', { name: /^Status: In force/ })).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: 'Clear filters' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => query(page).getAll('f.status').length).toBe(0)
  })

  await test.step('several columns sort', async () => {
    const menu = await openMenu(page, '#sort-menu')
    await take(page, menu.getByRole('link', { name: /^Status/ }), (said) => said.get('sort') === 'status')
    await take(page, menu.getByRole('link', { name: /^Name/ }), (said) => said.get('sort') === 'status,title')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: /^Name/ })).toContainText('2')
    await expect(page.getByRole('columnheader', { name: /^Status/ })).toHaveAttribute('aria-sort', 'ascending')
  })

  await test.step('columns are hidden, moved, widened and kept at the start', async () => {
    const menu = await openMenu(page, '#columns-menu')
    await take(page, menu.getByRole('link', { name: 'Move Name to the left' }), (said) =>
      (said.get('cols') ?? '').startsWith('title,ref'),
    )
    await expect(page.getByRole('columnheader').first()).toContainText('Name')
    await take(page, menu.getByRole('link', { name: 'Make Name wider' }), (said) =>
      (said.get('w') ?? '').startsWith('title.'),
    )
    await take(
      page,
      menu.getByRole('link', { name: 'Keep Status at the start' }),
      (said) => said.get('pin') === 'status',
    )
    await expect(page.getByRole('columnheader').nth(1)).toContainText('Status')
    await take(
      page,
      menu.getByRole('link', { name: 'Owner', exact: true }),
      (said) => !said.get('cols')?.includes('ownerId'),
    )
    await expect(page.getByRole('columnheader', { name: /^Owner/ })).toHaveCount(0)
    await take(
      page,
      menu.getByRole('link', { name: 'Columns as at first' }),
      (said) => !said.has('cols') && !said.has('pin'),
    )
    await page.keyboard.press('Escape')
  })

  await test.step('rows are grouped, and a page has another size', async () => {
    const menu = await openMenu(page, '#view-menu')
    await take(page, menu.getByRole('link', { name: 'Status', exact: true }), (said) => said.get('group') === 'status')
    await expect(page.getByRole('rowgroup').getByRole('rowheader').first()).toBeVisible()
    await take(page, menu.getByRole('link', { name: '25', exact: true }), (said) => said.get('size') === '25')
    await tabTo(page, menu.getByRole('button', { name: 'Compact' }))
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
    await page.keyboard.press('Escape')
  })

  await test.step('a row is shown beside the table, then the next, and Escape leads back', async () => {
    await page.keyboard.press('j')
    await expect(titles(page).first()).toBeFocused()
    const ref = (await titles(page).first().getAttribute('href'))?.split('/').at(-1) ?? ''
    await page.keyboard.press('Space')
    const panel = page.getByRole('complementary', { name: /^Beside the table/ })
    await expect(panel).toBeFocused()
    expect(query(page).get('peek')).toBe(ref)
    await tabTo(page, panel.getByRole('link', { name: 'Next row' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => query(page).get('peek')).not.toBe(ref)
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(titles(page).nth(1)).toBeFocused()
  })

  await test.step('the menu of a row', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(page.getByRole('link', { name: 'Show beside the table' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^More for/ }).nth(1)).toBeFocused()
  })

  await test.step('the keys are listed and switched off', async () => {
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await tabTo(page, dialog.getByRole('button', { name: 'Off' }))
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-keys', 'off')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('?')
    await page.keyboard.press('/')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('searchbox')).not.toBeFocused()
  })

  await test.step('a row is opened', async () => {
    const title = (await titles(page).first().innerText()).trim()
    await titles(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })
})

test('a table fits its screen: nothing is cut without a word, and no page scrolls sideways', async ({ as }) => {
  for (const width of [320, 375, 1366, 1920]) {
    const page = await as('dpo', { viewport: { width, height: 900 } })
    await visit(page, '/registers/activities')
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await sideways(), `${width} px`).toBeLessThanOrEqual(0)
    const scroller = page.getByRole('region', { name: 'Processing activities' })
    const isCut = await scroller.evaluate((one) => one.scrollWidth > one.clientWidth + 1)
    if (width >= 768) await expect(page.getByText(/^Further to the right/)).toBeVisible({ visible: isCut })
    const share = await scroller.evaluate((one) => one.clientWidth / window.innerWidth)
    if (width === 1920) expect(share).toBeGreaterThan(0.8)
    await page.context().close()
  }
})

test('without JavaScript a table is searched, filtered, sorted, its columns chosen and a row shown beside it', async ({
  as,
}) => {
  const page = await as('dpo', { javaScriptEnabled: false })
  await page.goto(path)
  await page.getByRole('searchbox').fill('P-00')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL(/q=P-00/)

  await page.getByRole('columnheader', { name: /^No\./ }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=ref/)
  await expect(page.getByRole('columnheader', { name: /^No\./ })).toHaveAttribute('aria-sort', 'ascending')

  // A menu opens by itself; what it asks for stands open on the page that comes.
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.locator('#columns-menu').getByRole('link', { name: 'Show the choices' }).click()
  await page.locator('#columns-menu').getByRole('link', { name: 'Owner', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: /^Owner/ })).toHaveCount(0)

  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click()
  await expect(page).toHaveURL(/peek=P-/)
  const panel = page.getByRole('complementary', { name: /^Beside the table/ })
  await expect(panel.getByRole('link', { name: 'Open the whole record' })).toBeVisible()
  await panel.getByRole('link', { name: 'Close the panel' }).click()
  await expect(panel).toHaveCount(0)

  await page.goto(`${path}?open=status`)
  await page
    .locator('#facet-status')
    .getByRole('link', { name: /^In force/ })
    .click()
  await expect(page).toHaveURL(/f\.status=in_force/)
  await expect(page.getByRole('link', { name: /^Status: In force/ })).toBeVisible()
})

test('without JavaScript a menu that was asked for stands in the page, and nothing lies over its choices', async ({
  as,
}) => {
  for (const width of [375, 1366]) {
    const page = await as('dpo', { javaScriptEnabled: false, viewport: { width, height: 900 } })
    const menus = { status: '#facet-status', '-sort': '#sort-menu', '-columns': '#columns-menu', '-view': '#view-menu' }
    for (const [open, id] of Object.entries(menus)) {
      await page.goto(`${path}?open=${open}`)
      const menu = page.locator(id)
      await expect(menu, open).toHaveCSS('position', 'static')
      const box = await menu.boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width, `${open} within ${width} px`).toBe(true)
      for (const choice of [menu.getByRole('link').first(), menu.getByRole('link').last()])
        await choice.click({ trial: true, timeout: 5_000 })
    }
    await page.context().close()
  }
})

test('without JavaScript several rows are changed together: the bar stands there once a row is ticked', async ({
  as,
}) => {
  const page = await as('dpo', { javaScriptEnabled: false })
  await page.goto(path)
  const change = page.locator('#table-bulk').getByRole('button').first()
  await expect(change).toBeHidden()
  await page.locator('input[name=pick]').first().check()
  await expect(change).toBeVisible()
  // Only a script can take ticks away or count them.
  await expect(page.getByRole('button', { name: 'Choose none' })).toBeHidden()
  await change.click()
  await expect(page).toHaveURL(/\/registers\/purposes\/batch\?.*pick=P-/)
})

test('axe finds nothing serious in a table, its open menus and the row beside it', async ({ as }) => {
  const page = await as('dpo', { language: 'nl' })
  for (const asked of ['', '?open=-columns', '?group=status&pin=status', '?peek=P-001']) {
    await visit(page, `${path}${asked}`)
    if (asked === '?open=-columns') await page.getByRole('button', { name: 'Kolommen' }).click()
    await expectAccessible(page, 'page')
  }
})

test('a printed list begins on its first page: it is of one kind with what stands above it', async ({ as }) => {
  const page = await as('dpo')
  for (const list of [path, '/leaks', '/findings']) {
    await visit(page, list)
    await page.emulateMedia({ media: 'print' })
    const pages = await page.locator('body, .dt').evaluateAll((all) => all.map((one) => getComputedStyle(one).page))
    expect(pages, list).toEqual(['wide', 'auto'])
  }
})
