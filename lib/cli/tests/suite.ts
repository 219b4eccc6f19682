import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { environmentWith } from '@/lib/config/process'
import { type Tally, tallyOf, tallyPlaywright, tallyVitest } from './tally'

export type Environment = Record<string, string>

/** Runs vitest, if need be with another Node.js; its own output is shown as it comes. */
export async function runVitest(
  name: string,
  args: readonly string[],
  environment: Environment = {},
  node = process.execPath,
): Promise<Tally> {
  const report = reportFile()
  const command = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  return tallyOf(report, await run(name, command, environment, node), tallyVitest)
}

/** Runs the browser suite; e2e/playwright.config.ts starts the application. */
export async function runPlaywright(
  name: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<Tally> {
  const report = reportFile()
  const command = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
    ...args,
  ]
  return tallyOf(
    report,
    await run(name, command, { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    tallyPlaywright,
  )
}

function reportFile(): string {
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'dertig-report-')), 'report.json')
}

function run(
  name: string,
  command: readonly string[],
  environment: Environment,
  node = process.execPath,
): Promise<number> {
  console.log(`\n── ${name}`)
  return new Promise((resolve) => {
    const child = spawn(node, command, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environmentWith(environment),
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
