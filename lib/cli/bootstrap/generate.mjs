import { existsSync } from 'node:fs'
import path from 'node:path'
import { runWithProgress } from './progress.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

/** Generates the database client when the models changed. */
export async function ensureGenerated(root) {
  const hash = hashOf(root, ['prisma/schema.prisma', 'prisma/models', 'package-lock.json'])
  if (isStamped(root, 'generated', hash) && existsSync(path.join(root, 'lib/db/generated/client.ts'))) return {}
  await runWithProgress('Generating the database client', process.execPath, ['lib/cli/prisma/run.mjs', 'generate'], {
    cwd: root,
  })
  stamp(root, 'generated', hash)
  return {}
}

/** Writes the types of the routes, which the type check of a fresh clone needs. */
export async function ensureRouteTypes(root) {
  const hash = hashOf(
    root,
    ['app', 'next.config.js'],
    (file) => file.includes('.') && !/\/(page|layout|route)\.tsx?$|config/.test(file),
  )
  if (
    isStamped(root, 'types', hash) &&
    existsSync(path.join(root, '.next/types')) &&
    existsSync(path.join(root, 'next-env.d.ts'))
  )
    return {}
  await runWithProgress(
    'Writing the types of the routes',
    process.execPath,
    ['node_modules/next/dist/bin/next', 'typegen'],
    { cwd: root },
  )
  stamp(root, 'types', hash)
  return {}
}
