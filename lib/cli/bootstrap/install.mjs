import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runWithProgress } from './progress.mjs'

/** Installs the packages of package-lock.json when one is missing or of another version. */
export async function ensureInstalled(root) {
  const missing = missingPackages(root)
  if (missing.length === 0) return {}
  const fresh = !existsSync(path.join(root, 'node_modules'))
  // Install scripts are not needed: programs come as packages of their own. Some would try to download.
  // Not `npm ci`: it refuses a lock file that lacks optional packages for other machines, which some registries lack.
  const common = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier']
  await runWithProgress(
    fresh ? 'Installing packages' : `Installing packages (${missing.length} changed)`,
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-save', ...common],
    { cwd: root, hint: 'Is the npm registry reachable, and may this folder be written?' },
  )
  return {}
}

/** Names in the lock file that are not installed in that version; packages for other machines do not count. */
function missingPackages(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'))
  const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'))
  return Object.entries(wanted)
    .filter(([name, { version, optional, peer }]) => name && !optional && !peer && installed[name]?.version !== version)
    .map(([name]) => name)
}

function packagesOf(lockFile) {
  if (!existsSync(lockFile)) return {}
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}
}
