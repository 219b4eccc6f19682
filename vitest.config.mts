import { availableParallelism } from 'node:os'
import path from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { chromium } from 'playwright'
import { defineConfig } from 'vitest/config'
import { browserLaunch } from './lib/cli/bootstrap/browser-launch.mjs'
import { alone } from './lib/cli/tests/alone.mjs'
import { serverActions, serverComponents } from './lib/cli/tests/next-files.mjs'

const root = import.meta.dirname

/** Secrets of tests are no secrets: the same in every run. */
const env = {
  NODE_ENV: 'test',
  TZ: process.env.DERTIG_TEST_ZONE ?? 'UTC',
  LOG_LEVEL: 'silent',
  ENCRYPTION_KEY: 'tests-only-tests-only-tests-only-tests-only',
  AUDIT_SIGNING_KEY: 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk',
  NEXTAUTH_SECRET: 'tests-only-tests-only-tests-only-tests-only',
  // Small, so that a file which is too large is soon made.
  UPLOAD_MAX_MB: '1',
}
const eachFile = 'lib/config/testing/each-file.ts'

const unitTests = ['{lib,components,app}/**/*.test.{ts,tsx}']
const databaseTests = '{lib,components,app}/**/*.db.test.ts'
const browserTests = '{lib,components,app}/**/*.browser.test.tsx'
/** What only Next can give; components/testing stands in. */
const standIn = (name: string) => path.join(root, 'components/testing', name)
const texts = { 'next-intl/server': standIn('next-intl-server.ts'), 'server-only': standIn('empty.ts'), '@': root }
const unitAlias = { 'next/navigation': standIn('next-navigation-server.ts'), ...texts }
/** Commands ask a request for its headers and pages for their place; there is none here. */
const databaseAlias = { 'next/headers': standIn('next-headers.ts'), ...unitAlias }
const browserAlias = {
  'next/link': standIn('next-link.tsx'),
  'next/headers': standIn('next-headers.ts'),
  'next/navigation': standIn('next-navigation.ts'),
  ...texts,
}
/** Tests that change what their process holds get one each; all others share theirs, which loads every room once. */
const byThemselves = alone(root, ['lib', 'components', 'app'])
/** Of those with a database; what runs beside a request (documents, files, mail) holds on to the database of its file, too. */
const databaseAlone = byThemselves.filter((file) => file.endsWith('.db.test.ts'))
/** Walks a chapter of the README in a copy of the project; it takes a minute, so it is a project of its own. */
const newcomerTests = 'lib/cli/new-register/walk.test.ts'

export default defineConfig({
  test: {
    passWithNoTests: true,
    // One for each core: by itself vitest leaves a core idle, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    // Everything that people write is counted, also what no test loads; tests and what only tests use are not.
    coverage: {
      provider: 'v8',
      include: ['{app,components,lib}/**/*.{ts,tsx}', 'instrumentation.ts'],
      exclude: ['**/*.test.{ts,tsx}', '**/testing/**', 'lib/db/testing-server.ts', 'lib/db/generated/**'],
    },
    projects: [
      ...[
        { name: 'unit', isolate: false, exclude: [databaseTests, ...byThemselves], include: unitTests },
        { name: 'unit-alone', isolate: true, exclude: [databaseTests], include: byThemselves },
      ].map(({ exclude, ...some }) => ({
        plugins: [serverComponents(root)],
        resolve: { alias: unitAlias },
        test: {
          ...some,
          exclude: [...exclude, browserTests, newcomerTests],
          setupFiles: [eachFile],
          testTimeout: 30_000,
          env,
        },
      })),
      {
        resolve: { alias: { '@': root } },
        test: { name: 'newcomer', include: [newcomerTests], env, pool: 'forks', hookTimeout: 180_000 },
      },
      ...[
        { name: 'database', isolate: false, own: [databaseTests], others: databaseAlone },
        { name: 'database-alone', isolate: true, own: databaseAlone, others: [] },
      ].map(({ name, isolate, own, others }) => ({
        plugins: [serverComponents(root)],
        resolve: { alias: databaseAlias },
        test: {
          ...{ name, isolate, include: own },
          // Vitest's own --exclude does not reach a project.
          exclude: [...others, ...(process.env.DERTIG_TEST_EXCEPT ?? '').split(' ').filter(Boolean)],
          globalSetup: ['lib/db/testing-server.ts'],
          setupFiles: [eachFile, 'lib/db/testing-warnings.ts'],
          env,
          pool: 'forks' as const,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      })),
      {
        plugins: [serverComponents(root), serverActions(root)],
        resolve: { alias: browserAlias },
        define: { 'process.env.NODE_ENV': '"development"' },
        // Found beforehand, because a package that is found halfway makes the page load again under the test.
        optimizeDeps: {
          noDiscovery: true,
          include: [
            ...[
              'react',
              'react/jsx-dev-runtime',
              'react/jsx-runtime',
              'react-dom',
              'react-dom/client',
              'vitest-browser-react',
            ],
            ...['next-intl', 'react-hook-form', 'lucide', 'diff', 'idb', 'zod', 'temporal-polyfill', 'next/error'],
            ...['@tanstack/react-table', '@tanstack/table-core/store-reactivity-bindings', '@base-ui/react/combobox'],
            ...['@visx/group', '@visx/scale', '@visx/shape'],
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
