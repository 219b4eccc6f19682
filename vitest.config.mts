import path from 'node:path'
import { defineConfig } from 'vitest/config'

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
          env: { TZ: 'UTC' },
        },
      },
      {
        resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
        test: {
          name: 'database',
          include: [databaseTests],
          globalSetup: ['lib/db/testing-server.ts'],
          env: { TZ: 'UTC' },
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
