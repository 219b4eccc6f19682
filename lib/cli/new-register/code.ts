import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { codeList } from '@/lib/law/codes/registry'
import type { Plan, PlannedField } from './plan'

type Own = Exclude<PlannedField, { kind: 'link' }>

const isOwn = (field: PlannedField): field is Own => field.kind !== 'link'
const own = ({ fields }: Plan) => fields.filter(isOwn)
const lines = (texts: readonly string[], indent: string) => texts.map((text) => `${indent}${text}\n`).join('')

/** Code of a requirement: held_on for heldOn. */
export const codeOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The one field that is asked of every record to begin with: the first that can be empty. */
export function askedField(plan: Plan): Own | undefined {
  return own(plan).find(({ kind }) => kind !== 'bool')
}

/** Declaration, fields, rules with their test, and store of a new register, by name of the file. */
export function codeFiles(plan: Plan, root: string): Readonly<Record<string, string>> {
  return {
    'register.ts': registerFile(plan),
    'schema.ts': schemaFile(plan, root),
    'rules.ts': rulesFile(plan),
    'rules.test.ts': rulesTestFile(plan),
    'store.ts': storeFile(plan),
  }
}

function registerFile({ slug, variable, one, table, key, icon, plural, fields }: Plan): string {
  const relations = fields.flatMap((field, index) => {
    const column = index === 0 ? 'shown' : 'hidden'
    return field.kind === 'link'
      ? [`${field.name}: { to: '${field.to}', many: true, section: 'what', column: '${column}', filter: true },`]
      : []
  })
  return `import { defineRegister } from '../declare/define'
import { missingOf${table}, ${one}Requirements } from './rules'
import { ${one}Detail } from './schema'

/** Register ${key}: ${plural.toLowerCase()}. */
export const ${variable} = defineRegister({
  slug: '${slug}',
  key: '${key}',
  table: '${table}',
  icon: '${icon}',
  detail: ${one}Detail,
  sections: ['what'],
  relations: {
${lines(relations, '    ')}  },
  requirements: ${one}Requirements,
  missing: missingOf${table},
  reviewMonths: 12,
})
`
}

function builder(field: Own, column: 'shown' | 'hidden'): string {
  const place = `section: 'what', column: '${column}'`
  switch (field.kind) {
    case 'longText':
      return `field.longText({ section: 'what', column: 'hidden' })`
    case 'bool':
      return `field.bool({ ${place}, filter: true })`
    case 'integer':
      return `field.integer({ ${place}, sort: true, max: 1_000_000 })`
    case 'country':
      return `field.country({ ${place}, filter: true, sort: true })`
    case 'choice':
      return `field.choice('${field.list}', ${field.list}, { ${place}, filter: true, sort: true })`
    case 'choices':
      return `field.choices('${field.list}', ${field.list}, { ${place}, filter: true })`
    default:
      return `field.${field.kind}({ ${place}, sort: true })`
  }
}

function schemaFile(plan: Plan, root: string): string {
  const { one, table, singular } = plan
  const lists = [...new Set(own(plan).flatMap((field) => ('list' in field ? [field.list] : [])))]
  const imports = lists.map((list) => `import { ${list} } from '@/lib/law/codes/${fileOfList(list, root)}'`)
  const fields = own(plan).map((field, index) => `${field.name}: ${builder(field, index < 3 ? 'shown' : 'hidden')},`)
  return `import { z } from 'zod'
${lines(imports, '')}import { field } from '../declare/fields'

/** What a ${singular.toLowerCase()} holds beyond a record. */
export const ${one}Detail = z.object({
${lines(fields, '  ')}})
export type ${table}Detail = z.infer<typeof ${one}Detail>
`
}

/** The file of lib/law/codes that holds a list. */
function fileOfList(list: string, root: string): string {
  const folder = path.join(root, 'lib/law/codes')
  const found = readdirSync(folder).find((file) =>
    readFileSync(path.join(folder, file), 'utf8').includes(`export const ${list} = `),
  )
  if (!found) throw new Error(`no file of ${folder} holds ${list}`)
  return found.replace(/\.ts$/, '')
}

function isThere({ name, kind }: Own): string {
  if (kind === 'text' || kind === 'longText' || kind === 'country') return `detail.${name} !== ''`
  return kind === 'choices' ? `detail.${name}.length > 0` : `detail.${name} !== null`
}

function rulesFile(plan: Plan): string {
  const { one, table, singular } = plan
  const asked = askedField(plan)
  const name = singular.toLowerCase()
  const requirement = asked && `{ code: '${codeOf(asked.name)}', article: '5(2)', fields: ['${asked.name}'] },`
  return `import { type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { ${table}Detail } from './schema'

/** What must be known of a ${name}. */
export const ${one}Requirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
${lines(requirement ? [requirement] : [], '  ')}]

/** Codes of ${one}Requirements that this ${name} does not meet yet. */
export function missingOf${table}({ ownerId${asked ? ', detail' : ''} }: RecordFacts<${table}Detail>): string[] {
  return unmet(${one}Requirements, {
    owner: ownerId !== null,
${lines(asked ? [`${codeOf(asked.name)}: ${isThere(asked)},`] : [], '    ')}  })
}
`
}

function sample(field: Own): { some: string; none: string } {
  switch (field.kind) {
    case 'date':
      return { some: `'2026-01-31'`, none: 'null' }
    case 'integer':
      return { some: '1', none: 'null' }
    case 'country':
      return { some: `'BE'`, none: `''` }
    case 'choice':
      return { some: `'${codeList(field.list)[0]?.code}'`, none: 'null' }
    case 'choices':
      return { some: `['${codeList(field.list)[0]?.code}']`, none: '[]' }
    default:
      return { some: `'Something'`, none: `''` }
  }
}

function rulesTestFile(plan: Plan): string {
  const { one, table, singular } = plan
  const asked = askedField(plan)
  const name = singular.toLowerCase()
  const value = asked && sample(asked)
  const cases =
    asked && value ? [`['no ${asked.name}', { ${asked.name}: ${value.none} }, '${codeOf(asked.name)}'],`] : []
  return `import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import { missingOf${table} } from './rules'
import { type ${table}Detail, ${one}Detail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const complete = ${one}Detail.parse({ ${asked && value ? `${asked.name}: ${value.some}` : ''} })

const cases: [string, Partial<${table}Detail>, string][] = [
  ['a complete ${name}', {}, ''],
${lines(cases, '  ')}]

describe('what a ${name} lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOf${table}(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })

  it('somebody must own it', () => {
    expect(missingOf${table}(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})
`
}

function storeFile({ one, table }: Plan): string {
  return `import { detailStore } from '../declare/store'
import { ${one}Detail } from './schema'

/** Reads the table ${table}. */
export const ${one}Store = detailStore(${one}Detail, {
  read: (tx, ids) => tx.${one}.findMany({ where: { id: { in: ids } } }),
})
`
}

const columnTypes = {
  text: 'String @default("")',
  longText: 'String @default("")',
  country: 'String @default("")',
  date: 'DateTime? @db.Date',
  bool: 'Boolean @default(false)',
  integer: 'Int?',
  choice: 'String?',
  choices: 'String[]',
} as const

/** The Prisma model: its own columns, with the id of the record, in line as Prisma writes them. */
export function modelText(plan: Plan): string {
  const columns = [
    ['id', 'String @id @db.Uuid'],
    // That of the record, for the order of lists.
    ['number', 'Int @default(0)'],
    ...own(plan).map(({ name, kind }) => [name, columnTypes[kind]]),
    ['record', 'Record @relation(fields: [id], references: [id])'],
  ].map(([name = '', type = '']) => [name, ...type.split(/ (.*)/s)] as const)
  const width = (at: 0 | 1) => Math.max(...columns.map((column) => column[at]?.length ?? 0)) + 1
  const rows = columns.map(([name, type = '', rest = '']) =>
    `${name.padEnd(width(0))}${type.padEnd(width(1))}${rest}`.trimEnd(),
  )
  const indexes = sortedFields(plan).flatMap(({ name, kind }) =>
    kind === 'date' || kind === 'integer' ? [`@@index([${name}, number], map: "${plan.table}_${name}_sort")`] : [],
  )
  return `model ${plan.table} {\n${lines(rows, '  ')}${indexes.length > 0 ? `\n${lines(indexes, '  ')}` : ''}}\n`
}

/** Own columns that the table of the register is sorted by: those that `builder` declares so. */
function sortedFields(plan: Plan): Own[] {
  return own(plan).filter(({ kind }) => kind !== 'longText' && kind !== 'bool' && kind !== 'choices')
}

/** SQL that gives each of them its index, in the own table and in the versions in force. */
export function sortableText(plan: Plan): string {
  const names = sortedFields(plan).map(({ name }) => `'${name}'`)
  return `SELECT sortable('${plan.slug}', '${plan.table}', ARRAY[${names.join(', ')}]::text[]);`
}
