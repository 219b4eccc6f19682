import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'
import { codeFiles, modelText, sortableText } from './code'
import { modelFile, type Plan } from './plan'
import { textFilesOf } from './texts'

export type Written = { made: readonly string[]; changed: readonly string[] }

/**
 * Writes everything of a new register below a folder: its own files, its model with the migration, its texts, its line in
 * catalogue, modules and Record. Refuses (OperatorError) to overwrite; when a step fails, nothing is left behind.
 */
export function writeRegister(plan: Plan, root: string): Written {
  const made = newFiles(plan, root)
  const there = Object.keys(made).find((file) => existsSync(path.join(root, file)))
  if (there !== undefined) throw new OperatorError(`${there} is there already: nothing was written.`)
  const before = new Map(linesIn(plan).map(({ file }) => [file, readFileSync(path.join(root, file), 'utf8')]))
  const migration = migrationFile(plan, root)
  try {
    for (const [file, text] of Object.entries(made)) put(root, file, text)
    for (const line of linesIn(plan)) insert(root, line)
    format(root, [...Object.keys(made), ...before.keys()])
    put(
      root,
      migration,
      `-- Own table of the register of ${plan.plural.toLowerCase()}.\n${differenceOf(root)}\n\n${sortableText(plan)}\n`,
    )
    return { made: [...Object.keys(made), migration], changed: [...before.keys()] }
  } catch (error) {
    for (const file of [...Object.keys(made), migration]) rmSync(path.join(root, file), { force: true })
    rmSync(path.join(root, folderOf(plan)), { recursive: true, force: true })
    rmSync(path.join(root, path.dirname(migration)), { recursive: true, force: true })
    for (const [file, text] of before) writeFileSync(path.join(root, file), text)
    throw error
  }
}

const folderOf = ({ slug }: Plan) => `lib/registers/${slug}`

function newFiles(plan: Plan, root: string): Readonly<Record<string, string>> {
  const code = Object.entries(codeFiles(plan, root)).map(([name, text]) => [`${folderOf(plan)}/${name}`, text])
  const texts = Object.entries(textFilesOf(plan)).map(([locale, content]) => [
    `lib/text/messages/${locale}/${plan.slug}.json`,
    `${JSON.stringify(content, null, 2)}\n`,
  ])
  return Object.fromEntries([...code, ...texts, [modelFile(plan.slug), modelText(plan)]])
}

/** A line for a file that is there: before the one that follows it. */
type Line = { file: string; text: string; before: RegExp }

function linesIn({ slug, variable, one, table }: Plan): Line[] {
  const name = slug.includes('-') ? `'${slug}'` : slug
  return [
    {
      file: 'lib/registers/catalog.ts',
      text: `import { ${variable} } from './${slug}/register'\n`,
      before: /^import .*\/register'$/m,
    },
    { file: 'lib/registers/catalog.ts', text: `  ${variable},\n`, before: /^\] as const$/m },
    {
      file: 'lib/registers/modules.ts',
      text: `import { ${one}Store } from './${slug}/store'\n`,
      before: /^import .*\/store'$/m,
    },
    {
      file: 'lib/registers/modules.ts',
      text: `  ${name}: ${one}Store,\n`,
      before: /(?<=^export const modules[\s\S]*)^\}$/m,
    },
    {
      file: 'prisma/models/records.prisma',
      text: `  ${one} ${table}?\n`,
      before: /(?<=^model Record \{[\s\S]*)^\n {2}@@unique/m,
    },
  ]
}

function insert(root: string, { file, text, before }: Line): void {
  const content = readFileSync(path.join(root, file), 'utf8')
  const at = content.search(before)
  if (at < 0) throw new OperatorError(`${file} no longer looks as expected: add this line yourself.\n${text}`)
  writeFileSync(path.join(root, file), content.slice(0, at) + text + content.slice(at))
}

function put(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

/** Sorts imports and breaks lines as `npm run check` wants them. */
function format(root: string, files: readonly string[]): void {
  const checked = files.filter((file) => /\.(ts|json)$/.test(file))
  run(root, ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--vcs-enabled=false', ...checked])
}

/** The migration comes after every other, and is named by the moment it is made when that is later. */
function migrationFile({ slug }: Plan, root: string): string {
  const stamps = readdirSync(path.join(root, 'prisma/migrations')).flatMap((name) => /^\d{14}/.exec(name)?.[0] ?? [])
  const now = Number(new Date().toISOString().replace(/\D/g, '').slice(0, 14))
  const next = Math.max(now, ...stamps.map((stamp) => Number(stamp) + 1))
  return `prisma/migrations/${next}_${slug.replaceAll('-', '_')}/migration.sql`
}

/** SQL between the migrations and the models, as `npm run db:diff` prints it. */
function differenceOf(root: string): string {
  const between = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma', '--script']
  return run(root, ['lib/cli/prisma/run.mjs', 'migrate', 'diff', ...between]).trim()
}

function run(root: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new OperatorError(`${args[0]} failed, nothing was written:\n${stdout}${stderr}`)
  return stdout
}
