import { expect, type Locator, type Page } from './fixtures'

/** The words of an address. */
export const query = (page: Page) => new URL(page.url()).searchParams

/** Presses Tab, or Shift and Tab, until the focus stands where it should; what cannot be reached fails the test. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 160; presses += 1) {
    // Not waited for: it may appear on the way there.
    if (await target.evaluateAll(([first]) => first !== undefined && first === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not reach ${target}`)
}

/** Opens a menu of the tools, by its panel, with the keyboard and waits for what stands in it. */
export async function openMenu(page: Page, panel: string): Promise<Locator> {
  const button = page.locator(`button[popovertarget="${panel.slice(1)}"]`)
  await page.getByRole('searchbox').focus()
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  const menu = page.locator(panel)
  await expect(menu.locator('a[data-ask]')).toHaveCount(0)
  await expect(menu.getByRole('link').first()).toBeVisible()
  await expect(button).toBeFocused()
  return menu
}

/** Takes a step of a menu with the keyboard; the menu stays open, and so does the focus. */
export async function take(page: Page, step: Locator, said: (words: URLSearchParams) => boolean): Promise<void> {
  await tabTo(page, step)
  await page.keyboard.press('Enter')
  await expect.poll(() => said(query(page))).toBe(true)
}
