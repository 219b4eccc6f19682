import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { spoken, sum, tallyOf, tallyPlaywright, tallyVitest } from './tally'

const vitest = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }

test('reports of both runners add up; a story that passed at its second try has passed', () => {
  const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } }
  expect(spoken(sum([tallyVitest(vitest), tallyPlaywright(playwright)]))).toBe('11 passed, 2 failed, 7 skipped')
})

test('a test file that cannot be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(tallyVitest({ ...vitest, numFailedTests: 0, testResults }).failed).toBe(1)
})

test('a suite that ended badly is a failure, with and without a report', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dertig-tally-')), 'report.json')
  expect(tallyOf(file, 1, tallyVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  writeFileSync(file, JSON.stringify({ ...vitest, numFailedTests: 0 }))
  expect(tallyOf(file, 1, tallyVitest)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  expect(tallyOf(file, 0, tallyVitest)).toEqual({ passed: 7, failed: 0, skipped: 3 })
})
