import { z } from 'zod'
import type { FormField, FormMissing, FormSection } from '@/components/form/model/types'
import type { Choice } from '@/components/ui/input'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { mayOwn } from '@/lib/access/persons'
import { registerScope } from '@/lib/access/scope'
import { entitiesAsJson, storedEntities } from '@/lib/company/entities'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { codeList } from '@/lib/law/codes/registry'
import { countryChoices } from '@/lib/law/countries'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import type { CalendarDate } from '@/lib/time/types'
import type { RelatedByField } from '../list/row'
import { type DeclaredField, declaredFields } from '../state/registered'
import type { Wording } from '../state/wording'
import { emptyValues } from './input'

export type FormChoices = {
  people: readonly Choice[]
  departments: readonly Choice[]
  /** True for people who only place records in departments of their own. */
  needsDepartment: boolean
  /** Tags already in use. */
  tags: readonly Choice[]
  /** Records linked now, with their titles. */
  links: RelatedByField
}

/** A register's declaration as the questions of a form, worded in the reader's language. */
export function formSections(register: AnyRegister, words: Wording, choices: FormChoices): FormSection[] {
  const fields = declaredFields(register).filter((field) => field.kind !== 'names')
  const ids = ['record', ...register.sections, 'keeping']
  return ids.flatMap((id) => {
    const inside = fields.filter((field) => field.section === id)
    if (inside.length === 0) return []
    const catalogue = id === 'record' || id === 'keeping' ? 'registers' : register.slug
    const title = words.section(catalogue, id)
    return [{ id, title, fields: inside.map((field) => formField(field, words, choices)) }]
  })
}

/** What these codes of missing items ask for, and the questions that answer it; none where it was not computed. */
export function missingQuestions(
  register: AnyRegister,
  words: Wording,
  codes: readonly string[] | null,
): FormMissing[] {
  const asked = register.requirements.filter(({ code }) => codes?.includes(code))
  return asked.map(({ code, fields }) => ({ code, fields, label: words.missing(register.slug, code) }))
}

const onlyEntities = z.tuple([z.object({ entities: storedEntities })])

/** Codes of what a record lacks in which nothing is answered yet but its owner (one query). */
export async function missingOfNew(register: AnyRegister, ownerId: string | null, on: CalendarDate): Promise<string[]> {
  const [{ entities }] = onlyEntities.parse(await db().$queryRaw`SELECT ${entitiesAsJson} AS entities`)
  const around = { linked: {}, incoming: {}, files: [], entities: entities.facts, adequacy: [], openFields: [] }
  return register.missing({
    ...{ ownerId, ownerLeft: false, departmentId: null, on, detail: register.detail.parse(emptyValues(register)) },
    ...around,
  })
}

function formField(field: DeclaredField, words: Wording, choices: FormChoices): FormField {
  const { name, max, when, insteadOf } = field
  return {
    name,
    kind: formKind(field),
    label: words.field(field),
    help: words.help(field),
    required: name === 'title' || (name === 'departmentId' && choices.needsDepartment),
    canBeOpen: field.origin !== 'base' && field.kind !== 'bool',
    options: optionsOf(field, words, choices),
    ...(field.article ? { mark: words.t('common.article', { article: field.article }) } : {}),
    ...(max === undefined ? {} : { max }),
    ...(field.ownWords ? { ownWords: true } : {}),
    ...(field.period ? { period: true } : {}),
    ...(when ? { when } : {}),
    ...(insteadOf ? { insteadOf } : {}),
    ...(field.to ? { source: field.to } : {}),
    ...(field.questions ? { questions: field.questions } : {}),
    ...(field.checklist ? { checklist: field.checklist } : {}),
    ...(field.columns ? { columns: columnsOf(field, field.columns, words) } : {}),
  }
}

function formKind(field: DeclaredField): FormField['kind'] {
  if (field.kind === 'relation') return field.many ? 'relations' : 'relation'
  if (field.kind === 'entities') return 'choices'
  return field.kind === 'names' ? 'tags' : field.kind
}

function optionsOf(
  field: DeclaredField,
  words: Wording,
  { people, departments, tags, links }: FormChoices,
): readonly Choice[] {
  switch (field.kind) {
    case 'person':
      return people
    case 'department':
      return departments
    case 'country':
      return countryOptions(words)
    case 'entities':
      return words.entities
    case 'relation':
      return (links[field.name] ?? []).map(({ ref, title }) => ({ value: ref, label: `${ref} ${title}`.trim() }))
    case 'choice':
    case 'choices':
      return codeOptions(field.list, words)
    case 'text':
    case 'longText':
    case 'date':
    case 'bool':
    case 'integer':
    case 'tags':
      return tags
    case 'rows':
    case 'names':
      return []
  }
}

function columnsOf(field: DeclaredField, columns: NonNullable<FieldInfo['columns']>, words: Wording) {
  return Object.entries(columns).map(([name, column]) => ({
    name,
    kind: columnKind(column.kind),
    label: words.column(field, name),
    ...(column.max === undefined ? {} : { max: column.max }),
    ...(column.kind === 'country' ? { options: placeOptions(columns, words) } : {}),
    ...(column.when ? { when: column.when } : {}),
    ...(column.ownWords ? { ownWords: true } : {}),
    ...(column.list ? { options: codeOptions(column.list, words, column.only) } : {}),
  }))
}

function columnKind(kind: FieldInfo['kind']): 'text' | 'longText' | 'choice' | 'country' | 'date' {
  return kind === 'longText' || kind === 'choice' || kind === 'country' || kind === 'date' ? kind : 'text'
}

function codeOptions(list: FieldInfo['list'], words: Wording, only?: FieldInfo['only']): Choice[] {
  if (!list) return []
  const codes = codeList(list).filter(({ code }) => only?.includes(code) ?? true)
  return codes.map(({ code }) => ({ value: code, label: words.word({ kind: 'choice', list }, code) }))
}

function countryOptions(words: Wording): Choice[] {
  return countryChoices(words.locale).map(({ code, name }) => ({ value: code, label: name }))
}

/** Where data go: also organisations that are chosen like a country. */
function placeOptions(columns: NonNullable<FieldInfo['columns']>, words: Wording): Choice[] {
  const isTransfer = columns.mechanism?.list === 'transferMechanisms'
  return [...countryOptions(words), ...(isTransfer ? codeOptions('listedOrganisations', words) : [])]
}

const { sql } = Prisma
const found = z.array(z.object({ tag: z.string() }))
const most = 200
/** Records of each register whose tags are looked at. */
const lately = 300

/**
 * Tags of the records this person may read, those used most first among the last changed of each register: so that the
 * same thing gets the same word (one query, whatever the size).
 */
export async function tagChoices(actor: Actor): Promise<Choice[]> {
  const scope = registerScope(actor)
  if (scope.kind === 'none') return []
  const mine = scope.kind === 'some' ? [...scope.departmentIds] : []
  const read =
    scope.kind === 'all'
      ? sql`TRUE`
      : sql`(r."departmentId" = ANY(${mine}::uuid[]) OR ${scope.inForce && scope.view === 'full'} AND r."inForceVersionId" IS NOT NULL)`
  const rows = found.parse(
    await db().$queryRaw`SELECT tag FROM unnest(${catalog.map(({ slug }) => slug)}::text[]) g(register)
      CROSS JOIN LATERAL (SELECT r.tags FROM "Record" r WHERE r.register = g.register AND r.status <> 'retired' AND ${read}
        ORDER BY r."updatedAt" DESC, r.number DESC LIMIT ${lately}) r
      CROSS JOIN LATERAL unnest(r.tags) tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${most}`,
  )
  return rows.map(({ tag }) => ({ value: tag, label: tag }))
}

/** People who can be named as owner: everybody who is not disabled, auditors left out (they answer for nothing). */
export async function ownerChoices(): Promise<Choice[]> {
  const people = await db().user.findMany({
    where: mayOwn,
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return people.map(({ id, name }) => ({ value: id, label: name }))
}

/** Departments in which this person may place a record. */
export async function departmentChoices(actor: Actor, verb: Verb): Promise<Choice[]> {
  const departments = await db().department.findMany({
    where: { retiredAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  const open = departments.filter(({ id }) => can(actor, 'register', verb, { departmentId: id }) !== null)
  return open.map(({ id, name }) => ({ value: id, label: name }))
}

/** Choices with the one that is chosen now, even when it is no longer offered. */
export function withCurrent(choices: readonly Choice[], value?: string | null, label?: string): readonly Choice[] {
  if (!value || choices.some((choice) => choice.value === value)) return choices
  return [{ value, label: label ?? value }, ...choices]
}
