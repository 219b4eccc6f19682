import { chromium, type Page } from 'playwright'
import { z } from 'zod'
import { browserLaunch } from '../bootstrap/browser-launch.mjs'
import { timesOf } from './asks'
import type { Visitor } from './visits'

export type Browsed = { what: string; ms: number; goal: number }

/** In Chromium: how long until the list is seen, cold and warm, what it weighs there, and from a sort to its new rows. */
export async function browse(address: string, { cookie }: Visitor, rounds: number): Promise<Browsed[]> {
  const browser = await chromium.launch(browserLaunch(chromium.executablePath()))
  const [name = '', value = ''] = cookie.split('=')
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 } })
    // tsx gives the functions it sends into the page a helper that is not there.
    await context.addInitScript('globalThis.__name = (value) => value')
    await context.addInitScript(firstRow)
    await context.addCookies([{ name, value, url: address }])
    return context.newPage()
  }
  try {
    const cold: number[] = []
    const warm: number[] = []
    const sorted: number[] = []
    let [nodes, scripts] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      const page = await open()
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      const wire = new Map<string, number>()
      const kinds = new Map<string, string>()
      session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
        wire.set(requestId, encodedDataLength),
      )
      cold.push(await seen(page, `${address}/registers/activities`))
      await settled(page)
      nodes = await page.evaluate(() => document.querySelectorAll('*').length)
      scripts = [...wire].reduce((sum, [id, length]) => sum + (kinds.get(id) === 'Script' ? length : 0), 0) / 1000
      warm.push(await seen(page, `${address}/registers/activities`))
      await settled(page)
      sorted.push(await sortedIn(page))
      await page.context().close()
    }
    return [
      { what: 'list seen, cold (ms)', ms: timesOf(cold).median, goal: 280 },
      { what: 'list seen, warm (ms)', ms: timesOf(warm).median, goal: 200 },
      { what: 'sort to new rows (ms)', ms: timesOf(sorted).median, goal: 120 },
      { what: 'elements on the page', ms: nodes, goal: 1_600 },
      { what: 'JavaScript over the wire (kB)', ms: scripts, goal: 190 },
    ]
  } finally {
    await browser.close()
  }
}

/** Scripts are there and have run: what they fetch later is theirs. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}

/** Notes when the first row was painted. It runs in the page itself: what the tool of the tests brings along to wait for it takes as long as a paint. */
const firstRow = `(() => {
  const look = () => {
    if (document.querySelector('tbody th a:not([role])'))
      requestAnimationFrame(() => setTimeout(() => { globalThis.firstRowSeen = performance.now() }))
    else requestAnimationFrame(look)
  }
  look()
})()`
const noted = z.number()

/** From the start of the navigation until the first row is painted. */
async function seen(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' })
  return noted.parse(await (await page.waitForFunction('globalThis.firstRowSeen')).jsonValue())
}

/** From a click on the heading of the titles until another first row stands there. */
async function sortedIn(page: Page): Promise<number> {
  const first = page.locator('tbody th a:not([role])').first()
  const before = await first.getAttribute('href')
  const heading = page.locator('thead a[href*="sort"]').nth(1)
  return heading.evaluate(
    (link, was) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () => {
          const now = document.querySelector('tbody th a:not([role])')?.getAttribute('href')
          if (now && now !== was) resolve(performance.now() - began)
          else requestAnimationFrame(look)
        }
        if (link instanceof HTMLElement) link.click()
        look()
      }),
    before,
  )
}
