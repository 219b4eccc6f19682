// Runs Prisma's command line with the stand-in schema engine: `node lib/cli/prisma/run.mjs generate`.
import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')
const child = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/prisma/build/index.js'),
    ...process.argv.slice(2),
    '--config',
    'prisma/prisma.config.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(import.meta.dirname, 'schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
)
child.on('exit', (code) => process.exit(code ?? 1))
