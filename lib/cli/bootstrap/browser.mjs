import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { browserPath } from './browser-launch.mjs'
import { Failure } from './failure.mjs'
import { runWithProgress } from './progress.mjs'

/**
 * Finds or installs a browser for the tests that need one: downloads Playwright's where there is none, else installs
 * Debian's as root. Returns nothing: who starts a browser asks browser-launch.mjs, as this does.
 */
export async function ensureBrowser(root) {
  if (await present()) return {}
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
  try {
    await installPackage('chromium-headless-shell', env)
  } catch {
    console.error('This system has no Chromium without windows; installing the whole one.')
    await installPackage('chromium', env)
  }
  return {}
}

function installPackage(name, env) {
  return runWithProgress(`Installing ${name}`, 'apt-get', ['install', '-y', '-q', '--no-install-recommends', name], {
    env,
  })
}

async function present() {
  const own = process.env.CHROMIUM_PATH
  if (own && !existsSync(own)) throw new Failure(`CHROMIUM_PATH names ${own}, which does not exist.`)
  const { chromium } = await import('playwright')
  return browserPath(chromium.executablePath()) !== undefined
}
