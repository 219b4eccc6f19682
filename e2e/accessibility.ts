import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 AA and what it builds on. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Nothing serious or critical by axe on the page as it stands, in light; in dark once more what colours decide. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }).withTags(tags), 'light')
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  await expectNothing(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']), 'dark')
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
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
