import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.mjs'
import { runWithProgress } from './progress.mjs'

const lockFile = 'package-lock.json'
// Install scripts are not needed: programs come as packages of their own. Some would try to download.
const always = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier']

/** Installs what an installation needs to build and run, exactly as package-lock.json says, when something is missing. */
export function ensureInstalled(root) {
  return ensure(root, false)
}

/** The same with what tests, checks and development need besides. */
export function ensureTools(root) {
  return ensure(root, true)
}

async function ensure(root, wantsTools) {
  const wanted = packagesOf(path.join(root, lockFile))
  refuseWhenApart(root, wanted[''] ?? {})
  const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'))
  // Who has the tools once keeps them: `npm ci` begins with an empty folder.
  const withTools = wantsTools || Object.values(installed).some(({ dev }) => dev)
  const missing = missingPackages(wanted, installed, withTools)
  if (missing.length === 0) return {}
  const fresh = Object.keys(installed).length === 0
  const [program, args] = npmCommand(['ci', withTools ? '--include=dev' : '--omit=dev', ...always])
  await runWithProgress(
    fresh ? 'Installing packages' : `Installing packages (${missing.length} changed)`,
    program,
    args,
    { cwd: root, hint: 'Is the npm registry reachable, and may this folder be written?' },
  )
  return {}
}

/** Names in the lock file that are not installed in that version; packages for other machines do not count. */
export function missingPackages(wanted, installed, withTools) {
  const counts = ({ optional, devOptional, dev }) => !optional && (withTools || !(dev || devOptional))
  return Object.entries(wanted)
    .filter(([name, locked]) => name && counts(locked) && installed[name]?.version !== locked.version)
    .map(([name]) => name)
}

/** `npm ci` needs both files to agree; who changed one by hand is told what to do before anything is removed. */
function refuseWhenApart(root, locked) {
  const apart = packagesApart(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')), locked)
  if (apart.length === 0) return
  throw new Failure(
    `package.json and ${lockFile} do not agree on ${apart.join(', ')}. Run "npm install" once, so that ${lockFile} follows package.json, or take back the change; then try again.`,
  )
}

const kinds = ['dependencies', 'optionalDependencies', 'devDependencies']

/** Names of packages that package.json and the lock file's copy of it list differently. */
export function packagesApart(manifest, locked) {
  return kinds.flatMap((kind) => {
    const [asked = {}, known = {}] = [manifest[kind], locked[kind]]
    return Object.keys({ ...asked, ...known }).filter((name) => asked[name] !== known[name])
  })
}

/** npm by the file that runs us, else by name: Windows starts npm.cmd only through a shell, which would need quoting. */
export function npmCommand(args) {
  const script = process.env.npm_execpath
  if (script && path.basename(script) === 'npm-cli.js') return [process.execPath, [script, ...args]]
  if (process.platform !== 'win32') return ['npm', args]
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
  if (existsSync(beside)) return [process.execPath, [beside, ...args]]
  throw new Failure('npm was not found. Start with "npm start" or another "npm run" command.')
}

function packagesOf(file) {
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
