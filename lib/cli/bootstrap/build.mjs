import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runWithProgress } from './progress.mjs'
import { hashOf } from './stamp.mjs'

const sources = ['app', 'components', 'lib', 'public', 'prisma', 'instrumentation.ts', 'next.config.js']
const settings = ['postcss.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']
const keptBuilds = 3

/** Files that are in the source folders and not in the application. */
const notBuilt = (file) =>
  /\.test\.tsx?$|^lib\/cli$|^lib\/db\/(generated|embedded|testing)|^components\/testing$|\.md$/.test(file)

/**
 * Builds the application when its sources changed, into a folder of its own named by their hash, so that a running
 * application never loses its files. Returns { build }: the folder with server.js.
 */
export async function ensureBuild(root) {
  const builds = path.join(root, '.dertig', 'builds')
  const build = path.join(builds, hashOf(root, [...sources, ...settings], notBuilt))
  while (!existsSync(path.join(build, 'server.js'))) {
    if (!(await built(root))) continue
    collect(root, build)
    removeOld(builds, path.basename(build))
  }
  return { build }
}

/** Runs the build; false when another one was running in this folder: then that one may have made what we need. */
async function built(root) {
  try {
    await runWithProgress('Building the application', process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      cwd: root,
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    return true
  } catch (error) {
    if (!/Another next build process/.test(error.message)) throw error
    console.error('Another build is running in this folder; waiting for it.')
    await wait(5_000)
    return false
  }
}

/** The server, its pages and the files browsers fetch, together in one folder that appears whole. */
function collect(root, build) {
  const unfinished = `${build}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(path.dirname(build), { recursive: true })
  cpSync(path.join(root, '.next/standalone'), unfinished, { recursive: true, verbatimSymlinks: true })
  cpSync(path.join(root, '.next/static'), path.join(unfinished, '.next/static'), { recursive: true })
  if (existsSync(path.join(root, 'public')))
    cpSync(path.join(root, 'public'), path.join(unfinished, 'public'), { recursive: true })
  rmSync(build, { recursive: true, force: true })
  renameSync(unfinished, build)
}

function removeOld(builds, current) {
  const age = (name) => statSync(path.join(builds, name)).mtimeMs
  const others = readdirSync(builds).filter((name) => name !== current)
  for (const name of others.sort((a, b) => age(b) - age(a)).slice(keptBuilds - 1)) {
    rmSync(path.join(builds, name), { recursive: true, force: true })
  }
}
