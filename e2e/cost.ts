import type { Page } from '@playwright/test'

/** Counts the pages that people come to and the presses of their buttons and links, from the next page on. */
export async function watched(pages: readonly Page[]) {
  const started = Date.now()
  const cost = { pages: 0, presses: 0 }
  for (const page of pages) {
    await page.context().exposeBinding('pressed', () => {
      cost.presses += 1
    })
    await page.context().addInitScript(() => {
      addEventListener('pointerdown', () => Reflect.get(window, 'pressed')(), true)
    })
    page.on('framenavigated', () => {
      cost.pages += 1
    })
  }
  return {
    /** Prints what it came to by now, with what the story itself opened to look. */
    tell: (walk: string) => {
      const seconds = Math.round((Date.now() - started) / 1000)
      console.log([walk, `${cost.pages} pages`, `${cost.presses} clicks`, `${seconds} s`].join('\t'))
    },
  }
}
