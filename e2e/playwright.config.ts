import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { chromium, defineConfig } from '@playwright/test'
import { browserLaunch } from '../lib/cli/bootstrap/browser-launch.mjs'
import { throwAwayFolder } from '../lib/db/testing-folder'

/** E2E_URL: an application that already runs with the example company; else one is started on a data folder of its own. */
const running = process.env.E2E_URL
/** Ports nobody uses, unless E2E_PORT names one; workers load this file again and are handed the same. */
process.env.E2E_PORT ??= running ? '' : String(freePort())
process.env.E2E_MAIL_PORT ??= running ? '' : String(freePort())
const port = Number(process.env.E2E_PORT)
const baseURL = running ?? `http://localhost:${port}`
/** Workers load this file again: the folder is made once and handed on. */
process.env.E2E_DATA ??= running ? '' : throwAwayFolder('dertig-e2e-')
process.env.E2E_MAILS ??= running ? '' : throwAwayFolder('dertig-e2e-mails-')
const mailPort = Number(process.env.E2E_MAIL_PORT)

/** A port of this machine that is free now, as the system gives it. */
function freePort(): number {
  const ask = `const s = require('node:net').createServer()
    s.listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })`
  return Number(spawnSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).stdout)
}

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Stories wait for pages as long as they work: three keep two cores busy.
  workers: 3,
  fullyParallel: false,
  // One machine carries everything: a story that only a busy moment broke gets a second try, and the list says so.
  retries: process.env.CI ? 1 : 0,
  // Three workers on two busy cores: what is slow there is no fault; what hangs still is.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    // A trace films every page, which costs more than the page: asked for with E2E_TRACE=1.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: browserLaunch(chromium.executablePath()),
  },
  webServer: running
    ? undefined
    : [
        {
          command: 'node lib/cli/bootstrap.mjs demo',
          cwd: path.resolve(__dirname, '..'),
          url: `${baseURL}/api/health/ready`,
          timeout: 600_000,
          stdout: 'pipe',
          reuseExistingServer: false,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
          env: {
            PORT: String(port),
            DERTIG_DATA: process.env.E2E_DATA ?? '',
            DATABASE_URL: '',
            DATABASE_OWNER_URL: '',
            LOG_LEVEL: 'info',
            // More activities than the example has in force, fewer than it has in all: both ways of an extract.
            DOCUMENT_RECORDS: '8',
            APP_URL: baseURL,
            MAILCHIMP_WEBHOOK_SECRET: 'a-secret-of-the-browser-stories-and-no-other',
            SMTP_HOST: '127.0.0.1',
            SMTP_PORT: String(mailPort),
            SMTP_SECURE: 'none',
            SMTP_FROM: 'dertig@optipost.test',
          },
        },
        {
          command: `node --import tsx e2e/mail-sink.ts ${process.env.E2E_MAILS ?? ''} ${mailPort}`,
          cwd: path.resolve(__dirname, '..'),
          port: mailPort,
          reuseExistingServer: false,
        },
      ],
})
