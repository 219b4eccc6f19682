#!/usr/bin/env node
// Stands in for Prisma's downloaded schema engine, so that generate, migrate diff and migrate dev work without internet.
// Prisma's command line starts the program named in PRISMA_SCHEMA_ENGINE_BINARY and speaks JSON-RPC with it, one message
// a line; the answers come from @prisma/schema-engine-wasm. The shadow database is PGlite in memory.
// For developers and CI only: at start the application applies migrations by itself (lib/db/migrate.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { adapterFactory, closeDatabases } from './adapters.mjs'
import { answerOnce } from './one-shot.mjs'

const require = createRequire(import.meta.url)
const flag = (name) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

if (process.argv.includes('--version')) {
  console.log(`schema-engine-wasm ${require('@prisma/schema-engine-wasm/package.json').version}`)
  process.exit(0)
}

const url = JSON.parse(flag('--datasource') ?? '{}').url ?? ''
const oneShot = flag('cli')
if (oneShot) await answerOnce(oneShot, url)

process.on('uncaughtException', (error) => {
  console.error(globalThis.PRISMA_WASM_PANIC_REGISTRY?.message || error.stack)
  process.exit(101)
})
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(message) {
    this.message = message
  },
}

/** The package's own entry needs WebAssembly modules, which Node 20 lacks: instantiate by hand. */
async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const compiled = await WebAssembly.compile(readFileSync(file))
  const imports = Object.fromEntries(WebAssembly.Module.imports(compiled).map(({ module }) => [module, glue]))
  const instance = await WebAssembly.instantiate(compiled, imports)
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
  const schemaFile = flag('--datamodels')
  const datamodels = schemaFile ? [[schemaFile, readFileSync(schemaFile, 'utf8')]] : undefined
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(await adapterFactory(url)))
}

/** A folder of migrations as the engine wants it. */
function migrationList(folder) {
  const lockfile = path.join(folder, 'migration_lock.toml')
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : []
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: fileContent(path.join(folder, name, 'migration.sql')) },
    })),
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
  }
}

function fileContent(file) {
  try {
    return { tag: 'ok', value: readFileSync(file, 'utf8') }
  } catch (error) {
    return { tag: 'error', value: String(error) }
  }
}

/** Methods that the wasm engine calls by another name. */
const renamed = { getDatabaseVersion: 'version', migrateDiff: 'diff' }
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
let engine

async function answer(line) {
  const { id, method, params = {} } = JSON.parse(line)
  if (!method) return
  try {
    engine ??= await loadEngine()
    const name = renamed[method] ?? method
    if (name === 'diff') {
      for (const side of ['from', 'to']) {
        const given = params[side]
        if (given?.tag === 'migrations' && given.path && !given.migrationDirectories) {
          params[side] = { tag: 'migrations', ...migrationList(given.path) }
        }
      }
    }
    const result = (await engine[name](params)) ?? null
    // The command line prints a diff only when the engine asks it to.
    if (name === 'diff' && result?.stdout)
      send({ id: 900000 + id, method: 'print', params: { content: result.stdout } })
    send({ id, result })
  } catch (error) {
    const message = String(error?.message ?? error)
    const data = {
      is_panic: false,
      message,
      meta: error?.meta ?? null,
      ...(error?.code ? { error_code: error.code } : {}),
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

let queue = Promise.resolve()
const lines = readline.createInterface({ input: process.stdin })
lines.on('line', (line) => {
  queue = queue.then(() => answer(line))
})
lines.on('close', async () => {
  await queue
  await closeDatabases()
  process.exit(0)
})
