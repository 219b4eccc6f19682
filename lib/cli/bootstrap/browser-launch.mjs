import { existsSync } from 'node:fs'

/** The one without windows first: a page opens in it in less than half the time. */
const ofTheSystem = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * The browser of every test: CHROMIUM_PATH, Playwright's own, one of the system; undefined when there is none.
 * @param {string} playwrightsOwn where Playwright would have put its own
 * @returns {string | undefined}
 */
export function browserPath(playwrightsOwn) {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  return [playwrightsOwn, ...ofTheSystem].find((file) => existsSync(file))
}

/**
 * How Playwright starts that browser; with its own it chooses the program itself. As root Chromium refuses its sandbox.
 * @param {string} playwrightsOwn
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function browserLaunch(playwrightsOwn) {
  const found = browserPath(playwrightsOwn)
  return {
    ...(found === undefined || found === playwrightsOwn ? {} : { executablePath: found }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}
