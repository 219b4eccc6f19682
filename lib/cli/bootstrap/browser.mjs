import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { runWithProgress } from './progress.mjs'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Finds or installs a browser for the browser tests: CHROMIUM_PATH, Playwright's own, one of the system; else downloads
 * Playwright's, else installs Debian's as root. Returns nothing: e2e/playwright.config.ts looks in the same order.
 */
export async function ensureBrowser(root) {
  if (await browserPath()) return {}
  try {
    await runWithProgress(
      'Downloading a browser for the tests',
      process.execPath,
      ['node_modules/playwright/cli.js', 'install', 'chromium'],
      { cwd: root },
    )
    return {}
  } catch {
    console.error('The browser could not be downloaded; trying the packages of the system.')
  }
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Failure(
      'The browser tests need Chromium. Install it (Debian: "apt-get install chromium" as root; elsewhere "npx playwright install chromium"), or set CHROMIUM_PATH to it.',
    )
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runWithProgress('Reading the lists of packages', 'apt-get', ['update', '-q'], { env })
  await runWithProgress(
    'Installing Chromium',
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    { env },
  )
  return {}
}

/** Where a browser is, or undefined. */
async function browserPath() {
  const own = process.env.CHROMIUM_PATH
  if (own) {
    if (!existsSync(own)) throw new Failure(`CHROMIUM_PATH names ${own}, which does not exist.`)
    return own
  }
  const { chromium } = await import('playwright')
  return [chromium.executablePath(), ...installed].find((file) => existsSync(file))
}
