import path from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { chromium } from 'playwright'
import { defineConfig } from 'vitest/config'
import { browserLaunch } from './lib/cli/bootstrap/browser-launch.mjs'
import { nextFiles } from './lib/cli/tests/next-files.mjs'

const root = import.meta.dirname

/** Secrets of tests are no secrets: the same in every run. */
const env = {
  TZ: process.env.DERTIG_TEST_ZONE ?? 'UTC',
  LOG_LEVEL: 'silent',
  ENCRYPTION_KEY: 'tests-only-tests-only-tests-only-tests-only',
  AUDIT_SIGNING_KEY: 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk',
  NEXTAUTH_SECRET: 'tests-only-tests-only-tests-only-tests-only',
}

const databaseTests = '{lib,components,app}/**/*.db.test.ts'
const browserTests = '{lib,components,app}/**/*.browser.test.tsx'
const alias = { '@': root }

/** What only Next can give; components/testing stands in. */
const standIn = (name: string) => path.join(root, 'components/testing', name)
const standIns = {
  'next/navigation': standIn('next-navigation.ts'),
  'next/link': standIn('next-link.tsx'),
  'next/headers': standIn('next-headers.ts'),
  'next-intl/server': standIn('next-intl-server.ts'),
  'server-only': standIn('empty.ts'),
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
          exclude: [databaseTests, browserTests],
          env,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: [databaseTests],
          globalSetup: ['lib/db/testing-server.ts'],
          setupFiles: ['lib/db/testing-warnings.ts'],
          env,
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [nextFiles(root)],
        resolve: { alias: { ...standIns, ...alias } },
        define: { 'process.env.NODE_ENV': '"development"' },
        // Found beforehand, because a package that is found halfway makes the page load again under the test.
        optimizeDeps: {
          include: [
            ...['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', 'vitest-browser-react'],
            ...['next-intl', 'react-hook-form', 'lucide-react', 'diff', 'idb', 'zod', 'temporal-polyfill'],
            ...['@tanstack/react-table', '@base-ui/react/combobox'],
          ],
        },
        test: {
          name: 'components',
          include: [browserTests],
          setupFiles: ['app/globals.css', 'components/testing/setup.ts'],
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserLaunch(chromium.executablePath()), actionTimeout: 10_000 }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
