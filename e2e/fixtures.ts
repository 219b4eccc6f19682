import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { PersonKey } from '@/lib/examples/optipost/people'
import { sessionOf } from './rights/people'

export { expect, type Locator, type Page } from '@playwright/test'
export { type PersonKey, people } from '@/lib/examples/optipost/people'

export type Language = 'en' | 'nl' | 'fr'
export type Options = BrowserContextOptions & { language?: Language; theme?: 'light' | 'dark' }

/** The phone on which leaks are reported. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const

type Fixtures = {
  /** What pages said wrong in their consoles. A test that provokes something allows it first. */
  problems: { seen: string[]; allow: (pattern: RegExp) => void }
  /** A page of somebody who is not signed in. */
  guest: (options?: Options) => Promise<Page>
  /** A page of an example person who is signed in: once per worker, with the requests that the form makes. */
  as: (person: PersonKey, options?: Options) => Promise<Page>
}
type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>
type WorkerFixtures = { sessions: Map<PersonKey, Session> }

/**
 * Every page is opened through `as` or `guest`: an error in any console, which is also where a broken content policy is told,
 * or an exception in any page fails the test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here that nothing is needed
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: as above
  problems: async ({}, use) => {
    const seen: string[] = []
    const allowed: RegExp[] = []
    await use({ seen, allow: (pattern) => void allowed.push(pattern) })
    const wrong = seen.filter((text) => !allowed.some((pattern) => pattern.test(text)))
    expect(wrong, 'errors that pages told').toEqual([])
  },

  guest: async ({ browser, baseURL: url, problems }, use) => {
    await use(async ({ language = 'en', theme = 'light', ...options } = {}) => {
      const context = await browser.newContext(options)
      context.setDefaultTimeout(15_000)
      context.on('weberror', (error) => problems.seen.push(error.error().message))
      context.on('console', (message) => {
        // A browser asks for the icon at its old place when it left a page before reading its head.
        if (message.location().url.endsWith('/favicon.ico')) return
        if (message.type() === 'error') problems.seen.push(`${message.location().url}: ${message.text()}`)
      })
      await context.addCookies([
        { name: 'dertig-locale', value: language, url },
        { name: 'dertig-theme', value: theme, url },
      ])
      return context.newPage()
    })
    await Promise.all(browser.contexts().map((context) => context.close()))
  },

  as: async ({ guest, sessions, baseURL }, use) => {
    await use(async (person, options) => {
      const session = sessions.get(person) ?? (await signedIn(person, baseURL))
      sessions.set(person, session)
      return guest({ storageState: session, ...options })
    })
  },
})

async function signedIn(person: PersonKey, url = ''): Promise<Session> {
  const session = await sessionOf(person, url)
  const state = await session.storageState()
  await session.dispose()
  return state
}

/** Goes to an address and waits until the page answers to clicks and keys. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await ready(page)
}

/** Waits until React has taken over what the server sent: before that a click may be lost. */
export async function ready(page: Page): Promise<void> {
  // By a timer: by frames, which is Playwright's way, the browser would draw sixty a second for it.
  const told = () => {
    const controls = [...document.querySelectorAll('main :is(button, textarea, select, input:not([type=hidden]))')]
    const parts = controls.length > 0 ? controls : [...document.querySelectorAll('main')]
    return parts.length > 0 && parts.every((part) => Object.keys(part).some((key) => key.startsWith('__react')))
  }
  await page.waitForFunction(told, undefined, { polling: 50 })
}

/** Signs in through the form, as a person does, and waits for the page after it. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  if (!new URL(page.url(), 'http://none').pathname.startsWith('/login')) await page.goto('/login')
  await ready(page)
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}
