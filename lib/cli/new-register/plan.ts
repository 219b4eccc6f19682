import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type IconName, registerIcons } from '@/components/layout/register-icons'
import { OperatorError } from '@/lib/errors/operator'
import { type CodeListName, codeLists } from '@/lib/law/codes/registry'
import { baseFields } from '@/lib/records/state/base'
import { catalog } from '@/lib/registers/catalog'
import { type AnyRegister, otherSeries } from '@/lib/registers/declare/define'
import { textFiles } from '@/lib/registers/texts'

const registers: readonly AnyRegister[] = catalog

const plainKinds = ['text', 'longText', 'date', 'bool', 'integer', 'country'] as const
const listKinds = ['choice', 'choices'] as const

/** A field as it is asked for on the command line. */
export type PlannedField =
  | { name: string; kind: (typeof plainKinds)[number] }
  | { name: string; kind: (typeof listKinds)[number]; list: CodeListName }
  | { name: string; kind: 'link'; to: string }

/** Everything that the files of a new register are made from. */
export type Plan = {
  /** Address and name of its texts: kebab-case, plural. */
  slug: string
  /** The constant that declares it: trainingCourses. */
  variable: string
  /** One of it in code: trainingCourse; its table: TrainingCourse. */
  one: string
  table: string
  key: string
  icon: IconName
  /** In English: Training course, Training courses. */
  singular: string
  plural: string
  fields: readonly PlannedField[]
}

export const usage = `npm run new-register -- <name> [--key K] [--singular <one>] [--icon <icon>] [<field>:<kind> …]

  <name>    kebab-case and plural, e.g. training-courses
  --key     one or two capitals before its numbers, e.g. K: K-001
  <field>   camelCase; <kind> is ${plainKinds.join(', ')},
            choice:<list> or choices:<list> (a list of lib/law/codes), or link:<register>`

/** What the words of the command ask for; refuses (OperatorError) a name, letter, icon or field that cannot be. */
export function planOf(args: readonly string[], root = '.'): Plan {
  const { slug, asked, fields } = read(args)
  const names = namesOf(slug, asked.singular)
  mustBeFree(slug, names, root)
  return {
    ...names,
    slug,
    key: keyOf(names.table, asked.key),
    icon: iconOf(asked.icon),
    fields: fieldsOf(fields),
  }
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, singular: { type: 'string' }, icon: { type: 'string' } },
    })
    const [slug, ...fields] = positionals
    if (slug === undefined) throw new OperatorError(`Which register?\n\n${usage}`)
    return { slug, fields, asked: values }
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

const kebab = /^[a-z]+(-[a-z]+)*$/
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const camel = (slug: string) => slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const words = (slug: string) => capital(slug.replaceAll('-', ' '))

function namesOf(slug: string, said: string | undefined) {
  if (!kebab.test(slug))
    throw new OperatorError(`"${slug}" is no name: small letters and hyphens, e.g. training-courses.`)
  const singular = said ?? singularOf(slug)
  if (singular === null || singular === slug)
    throw new OperatorError(`"${slug}" is not plural. Say what one is called: --singular <one>.`)
  if (!kebab.test(singular)) throw new OperatorError(`"${singular}" is no name: small letters and hyphens.`)
  return {
    variable: camel(slug),
    one: camel(singular),
    table: capital(camel(singular)),
    singular: words(singular),
    plural: words(slug),
  }
}

function singularOf(slug: string): string | null {
  if (slug.endsWith('ies')) return `${slug.slice(0, -3)}y`
  if (/(ss|x|ch|sh)es$/.test(slug)) return slug.slice(0, -2)
  return slug.endsWith('s') && !slug.endsWith('ss') ? slug.slice(0, -1) : null
}

/** Words that no constant can be called. */
const reserved = /^(arguments|await|case|class|const|delete|enum|exports?|import|interface|package|static|this|yield)$/

function mustBeFree(
  slug: string,
  { variable, one, table }: Pick<Plan, 'variable' | 'one' | 'table'>,
  root: string,
): void {
  if (reserved.test(variable) || reserved.test(one)) throw new OperatorError(`"${variable}" is a word of the language.`)
  const folders = readdirSync(path.join(root, 'lib/registers'))
  if (textFiles.includes(slug) || folders.includes(slug) || existsSync(path.join(root, modelFile(slug))))
    throw new OperatorError(`"${slug}" is taken.`)
  const models = readdirSync(path.join(root, 'prisma/models'))
    .map((file) => readFileSync(path.join(root, 'prisma/models', file), 'utf8'))
    .join('\n')
  if (new RegExp(`^(model|enum) ${table} `, 'm').test(models))
    throw new OperatorError(`There is a table ${table} already.`)
  const record = /model Record \{[\s\S]*?\n\}/.exec(models)?.[0] ?? ''
  if (new RegExp(`^ +${one} `, 'm').test(record))
    throw new OperatorError(`A record has something called "${one}" already.`)
}

/** The file of its Prisma model. */
export function modelFile(slug: string): string {
  return `prisma/models/${slug}.prisma`
}

function keyOf(table: string, said: string | undefined): string {
  const taken = new Set([...registers.map(({ key }) => key), ...otherSeries])
  if (said !== undefined) {
    if (!/^[A-Z]{1,2}$/.test(said)) throw new OperatorError(`"${said}" is no key: one or two capitals.`)
    if (taken.has(said))
      throw new OperatorError(`The numbers of something else begin with ${said}: choose another key.`)
    return said
  }
  const own = [...table.toUpperCase()].find((letter) => !taken.has(letter))
  if (own === undefined) throw new OperatorError('Every letter of its name is taken: give one with --key.')
  return own
}

function iconOf(said: string | undefined): IconName {
  const names = Object.keys(registerIcons).filter((name): name is IconName => name in registerIcons)
  const free = names.filter((name) => registers.every(({ icon }) => icon !== name))
  const chosen = said === undefined ? free[0] : names.find((name) => name === said)
  if (chosen === undefined)
    throw new OperatorError(
      `There is no icon "${said}". Not in use yet: ${free.join(', ')}. Another one of lucide: add its line to components/layout/register-icons.ts.`,
    )
  return chosen
}

const startFields: readonly PlannedField[] = [
  { name: 'description', kind: 'longText' },
  { name: 'startOn', kind: 'date' },
]

function fieldsOf(said: readonly string[]): readonly PlannedField[] {
  if (said.length === 0) return startFields
  const fields = said.map(fieldOf)
  const names = fields.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new OperatorError(`There are two fields "${twice}".`)
  if (fields.every(({ kind }) => kind === 'link')) throw new OperatorError('A register needs one field of its own.')
  return fields
}

function fieldOf(said: string): PlannedField {
  const [name = '', kind = 'text', of = '', ...more] = said.split(':')
  const refuse = (why: string) => new OperatorError(`Field "${said}": ${why}\n\n${usage}`)
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || more.length > 0) throw refuse('this is no <name>:<kind>.')
  if (name in baseFields || ['id', 'record', 'ref', 'status', 'title', 'version'].includes(name))
    throw refuse('every record has this already.')
  if (kind === 'link') {
    if (!registers.some(({ slug }) => slug === of)) throw refuse(`there is no register "${of}".`)
    return { name, kind, to: of }
  }
  const listKind = listKinds.find((one) => one === kind)
  if (listKind) {
    if (!isList(of)) throw refuse(`there is no list "${of}". There are: ${Object.keys(codeLists).join(', ')}.`)
    return { name, kind: listKind, list: of }
  }
  const plain = plainKinds.find((one) => one === kind)
  if (!plain || of !== '') throw refuse('this is no <name>:<kind>.')
  return { name, kind: plain }
}

function isList(name: string): name is CodeListName {
  return name in codeLists
}
