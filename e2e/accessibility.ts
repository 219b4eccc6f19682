import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { source } from 'axe-core'

/** WCAG 2.2 AA and what it builds on. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** `main`: the frame round it was looked at on another page. */
type Part = 'page' | 'main'

/** Nothing serious or critical by axe on the page as it stands, in light; in dark once more what colours decide. */
export async function expectAccessible(page: Page, part: Part): Promise<void> {
  await page.evaluate(source)
  await expectNothing(page, axeOn(page, part).withTags(tags), 'light')
  await showTheme(page, 'dark')
  await expectNothing(page, axeOn(page, part).withRules(['color-contrast', 'link-in-text-block']), 'dark')
  await showTheme(page, 'light')
}

function axeOn(page: Page, part: Part): AxeBuilder {
  // No page has frames of other sites: without them axe need not open a page of its own for its report.
  // It is put into the page once, above: the builder would do so twice for every look. What passed is counted only.
  const axe = new AxeBuilder({ page, axeSource: 'null' }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  return part === 'page' ? axe : axe.include('main')
}

/** Changes the colours of the open page, at once: a transition that waits for a frame may wait for ever where nobody looks. */
async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.setAttribute('data-theme', value)
    for (const animation of document.getAnimations()) animation.finish()
  }, theme)
}

async function expectNothing(page: Page, axe: AxeBuilder, theme: string): Promise<void> {
  const { violations, passes } = await axe.analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(' ')}`).join('\n')}`)
  expect.soft(serious, `axe on ${page.url()}, ${theme}`).toEqual([])
  expect.soft(passes.length, `rules that axe tried on ${page.url()}`).toBeGreaterThan(0)
}

/** The page fits the width of the screen: nothing has to be scrolled sideways, except inside a frame of its own (1.4.10). */
export async function expectReflow(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect.soft(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen)
}
