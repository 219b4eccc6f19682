import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Secrets of tests are no secrets: the same in every run. */
const env = {
  TZ: process.env.DERTIG_TEST_ZONE ?? 'UTC',
  LOG_LEVEL: 'silent',
  ENCRYPTION_KEY: 'tests-only-tests-only-tests-only-tests-only',
  AUDIT_SIGNING_KEY: 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk',
  NEXTAUTH_SECRET: 'tests-only-tests-only-tests-only-tests-only',
}

const databaseTests = '{lib,components,app}/**/*.db.test.ts'

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
        test: {
          name: 'unit',
          include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
          exclude: [databaseTests],
          env,
        },
      },
      {
        resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
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
    ],
  },
})
