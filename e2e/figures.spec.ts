import { expect, test, visit } from './fixtures'
import { wordsIn } from './words'

test('a bar of a figure opens exactly its rows, in Dutch, without colour and on a phone; an editor has none', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const t = await wordsIn('nl')
  const figures = { name: t('figures', 'title'), exact: true }
  const coverage = { name: t('figures', 'coverage.activities.title') }

  await test.step('the DPO clicks what is missing of Art. 30(1)(f), and the list holds as many', async () => {
    const page = await as('dpo', { language: 'nl' })
    await visit(page, '/')
    await expect(page.getByRole('heading', figures)).toBeVisible()
    const label = `${t('figures', 'article', { item: '30(1)(f)' })}: ${t('figures', 'states.missing')}: `
    const bar = page.getByRole('figure', coverage).locator('svg').getByRole('link', { name: label })
    const count = (await bar.getAttribute('aria-label'))?.replace(label, '') ?? ''
    expect(Number(count)).toBeGreaterThan(0)
    await bar.click()
    await expect(page).toHaveURL(/f\.coverage=30/)
    await expect(page.getByRole('main').getByRole('row')).toHaveCount(Number(count) + 1)
  })

  await test.step('where the reader chose the colours, bars have the colours of the system', async () => {
    const page = await as('dpo', { language: 'nl', forcedColors: 'active' })
    await visit(page, '/')
    const bar = page.getByRole('figure', coverage).locator('svg rect[data-part="complete"]').first()
    await expect(bar).toBeVisible()
    const canvas = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await expect(bar).toHaveCSS('fill', canvas)
  })

  await test.step('an editor has no figures, not even empty ones', async () => {
    const page = await as('editor', { language: 'nl' })
    await visit(page, '/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('heading', figures)).toHaveCount(0)
    await expect(page.getByRole('figure')).toHaveCount(0)
  })
})
