import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export type Tally = { passed: number; failed: number; skipped: number }

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  )
}

/** The last line of `npm test`. */
export function spoken({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** Adds up vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function tallyVitest(report: unknown): Tally {
  const read = vitestReport.parse(report)
  const broken = read.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + broken,
    skipped: read.numPendingTests + read.numTodoTests,
  }
}

/** Adds up Playwright's JSON report. A story that passed at its second try has passed; Playwright's own list names it as flaky. */
export function tallyPlaywright(report: unknown): Tally {
  const { stats } = playwrightReport.parse(report)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/**
 * What a suite's report says; a suite that ended badly without a failure in its report counts as one failure, so that
 * a crash never looks like success.
 */
export function tallyOf(file: string, exitCode: number, read: (report: unknown) => Tally): Tally {
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : nothing
  const crashed = exitCode !== 0 && tally.failed === 0
  return crashed ? { ...tally, failed: 1 } : tally
}
