import { z } from 'zod'
import type { IconName } from '@/components/layout/register-icons'
import type { EntityFacts } from '@/lib/company/entity-facts'
import type { JsonValue } from '@/lib/errors/json'
import type { FieldErrors } from '@/lib/errors/refusal'
import type { AdequacyDecision } from '@/lib/law/adequacy'
import type { CalendarDate } from '@/lib/time/types'
import { type FieldInfo, fieldInfo, type Questions } from './fields'
import type {
  CoveragePart,
  DpvPart,
  ExtractPart,
  FlowPart,
  LeakNoticePart,
  ReportPart,
  RetentionPart,
  TermEvent,
} from './parts'

/** Link from a record to records of a register, kept as rows of RecordLink under this name. */
export type Relation = {
  /** Slug of the register the links point to. */
  to: string
  many: boolean
  section: string
  column?: 'shown' | 'hidden' | 'never'
  filter?: boolean
  article?: string
  /** A change of the linked record sends the approved ones that rely on it back to review (lib/review/README.md). */
  reliesOn?: boolean
  when?: FieldInfo['when']
}

/** Something Art. 30 or another rule asks of a record; `code` is a key in `<register>.missing`. */
export type Requirement = { code: string; article: string; fields: readonly string[] }

/** What every register that asks for an owner also asks: one who can answer. Words: `registers.commonMissing.<code>`. */
export const ownerLeftCode = 'owner_left'

/** The requirements of a register, with what follows from asking for an owner. */
function withOwnerThere(requirements: readonly Requirement[]): readonly Requirement[] {
  return requirements.flatMap((one) =>
    one.fields.includes('ownerId') ? [one, { ...one, code: ownerLeftCode }] : [one],
  )
}

/** What a rule may know of a record that this one links to, or that links to this one. */
export type LinkedFact = {
  ref: string
  title: string
  /** Has it a version in force. */
  inForce: boolean
  /** Codes of what it lacks itself. */
  missing: readonly string[]
  /** Its own columns as its version in force has them, or its working copy where none is. */
  detail: Readonly<Record<string, unknown>>
}

/** Everything a rule may look at to say what is missing. */
export type RecordFacts<Detail> = {
  ownerId: string | null
  /** The owner was disabled or has no role any more that answers for records. */
  ownerLeft: boolean
  departmentId: string | null
  detail: Detail
  /** Relation name → linked records, for counts and for rules that look across a link (Art. 9: the condition stands on the purpose). */
  linked: Readonly<Record<string, readonly LinkedFact[]>>
  /** Name in `incoming` → records that link here. */
  incoming: Readonly<Record<string, readonly LinkedFact[]>>
  /** Kinds of the files that are attached now (lib/law/codes/files). */
  files: readonly string[]
  /** The company and its legal entities. */
  entities: readonly EntityFacts[]
  /** Decisions of the Commission, as dated and corrected in the settings. */
  adequacy: readonly AdequacyDecision[]
  /** The day on which the question is asked: an adequacy decision is valid on its dates only. */
  on: CalendarDate
  openFields: readonly string[]
}

/** What dues may look at beside the record itself: a term of objection stands in the agreement. */
export type DueFacts = Pick<RecordFacts<unknown>, 'linked' | 'incoming' | 'on'> & {
  /** What was noted to have happened again since. */
  events?: readonly TermEvent[]
}

/** A day on which something of a record falls due, e.g. its agreement ends. Words: `<register>.dues.<code>`. */
export type Due = { code: string; on: CalendarDate }

/** What exactly a missing item is about, e.g. which categories of data have no term. */
type MissingDetail<Detail> = {
  /** How a value is worded: of a closed list, a country, or as it stands. */
  as: Pick<FieldInfo, 'kind' | 'list'>
  /** Relations whose records the rule looks at. */
  relations: readonly string[]
  of: (facts: DetailFacts<Detail>) => readonly string[]
}
export type DetailFacts<Detail> = Pick<RecordFacts<Detail>, 'detail' | 'linked' | 'on' | 'adequacy'>

type RegisterDeclaration<Shape extends z.ZodRawShape = z.ZodRawShape> = {
  /** In the address: /registers/<slug>. Also the name of its catalogue of messages. */
  slug: string
  /** Letter of its reference numbers: S → S-003. */
  key: string
  /** Table of its own columns (Prisma model). */
  table: string
  /** Drawn by the navigation. */
  icon: IconName
  detail: z.ZodObject<Shape>
  /** Order of the headings in form and record page. */
  sections: readonly string[]
  relations: Readonly<Record<string, Relation>>
  /** Fields that people look for first: they stand at the head of the page. By itself those that the table shows. */
  head?: readonly string[]
  requirements: readonly Requirement[]
  /** Pure rule: codes of requirements that this record does not meet yet. */
  missing: (facts: RecordFacts<z.infer<z.ZodObject<Shape>>>) => string[]
  /** Code of a requirement → what it is about, where a look at the sentence alone does not tell. */
  missingDetails?: Readonly<Record<string, MissingDetail<z.infer<z.ZodObject<Shape>>>>>
  /** Links from elsewhere that its rules look at: name → register and relation, e.g. the agreements whose party it is. */
  incoming?: Readonly<Record<string, { from: string; field: string }>>
  /** Requirement codes that are shown wherever this record is linked, e.g. a processor without an agreement in force. */
  marks?: readonly string[]
  /** Pure rule: the days on which something of this record falls due (reminders, calendar). */
  dues?: (detail: z.infer<z.ZodObject<Shape>>, around: DueFacts) => readonly Due[]
  /** Every code that `dues` can answer. */
  dueCodes?: readonly string[]
  /**
   * Pure rule: what cannot be as it stands and is refused at its field (ends before starts, a transfer without
   * mechanism), as message keys below `errors.fields` by dotted path. A field marked open is left to `missing`. `today`
   * is the day of the write: a signature or a check cannot lie after it.
   */
  contradictions?: (
    detail: z.infer<z.ZodObject<Shape>>,
    openFields: readonly string[],
    today: CalendarDate,
  ) => FieldErrors
  /** Months until a record in force is looked at again. */
  reviewMonths: number
  /** What of the law is counted over its records. */
  coverage?: CoveragePart
  /** The small table whose rows say where data go outside the EEA, and by which instrument. */
  transfers?: 'transfers'
  /** What an extract of the record of Art. 30 tells of it. */
  extract?: ExtractPart
  /** Where it stands in the picture of what flows. */
  flow?: FlowPart
  /** What it is in the Data Privacy Vocabulary. */
  dpv?: DpvPart
  /** What it is to legal holds and deletion records. */
  retention?: RetentionPart<z.infer<z.ZodObject<Shape>>>
  /** What a report of a leak takes from it. */
  report?: ReportPart<z.infer<z.ZodObject<Shape>>>
  /** How fast it asks that a leak is told. */
  leakNotice?: LeakNoticePart<z.infer<z.ZodObject<Shape>>>
}

/** Letters before the numbers of what is no register: deletion records, findings, legal holds, leaks. */
export const otherSeries: readonly string[] = ['D', 'F', 'H', 'L']

/** A declaration whose own columns are not known to the caller: what shared code works with. */
export type AnyRegister = Omit<
  RegisterDeclaration,
  'missing' | 'missingDetails' | 'dues' | 'contradictions' | 'retention' | 'report' | 'leakNotice'
> & {
  missing: (facts: RecordFacts<unknown>) => string[]
  missingDetails: Readonly<Record<string, MissingDetail<unknown>>>
  dues: (detail: unknown, around: DueFacts) => readonly Due[]
  contradictions: (detail: unknown, openFields: readonly string[], today: CalendarDate) => FieldErrors
  retention?: RetentionPart<unknown>
  report?: ReportPart<unknown>
  leakNotice?: LeakNoticePart<unknown>
}

/**
 * Declares a register. Shared code (table, form, record page, history, review, search, rights) is given the
 * declaration and never asks which register it has. Rules parse what they are given, so a wrong shape is an error here.
 */
export function defineRegister<
  Shape extends z.ZodRawShape,
  const Slug extends string,
  const Relations extends RegisterDeclaration['relations'],
>(
  declaration: RegisterDeclaration<Shape> & { slug: Slug; relations: Relations },
): Omit<AnyRegister, 'slug' | 'detail' | 'relations'> & {
  slug: Slug
  detail: z.ZodObject<Shape>
  relations: Relations
} {
  // Rules look at one detail again and again, for every day on which something might change.
  const known = new WeakMap<object, z.infer<typeof declaration.detail>>()
  const parsed = (detail: unknown) => {
    if (typeof detail !== 'object' || detail === null) return declaration.detail.parse(detail)
    const made = known.get(detail) ?? declaration.detail.parse(detail)
    known.set(detail, made)
    return made
  }
  const requirements = withOwnerThere(declaration.requirements)
  const asksOwner = requirements.some(({ code }) => code === ownerLeftCode)
  return {
    ...declaration,
    requirements,
    retention: retentionOf(declaration.retention, parsed),
    report: reportOf(declaration.report, parsed),
    leakNotice: declaration.leakNotice && noticeOf(declaration.leakNotice, parsed),
    missing: (facts) => [
      ...(asksOwner && facts.ownerLeft ? [ownerLeftCode] : []),
      ...declaration.missing({ ...facts, detail: parsed(facts.detail) }),
    ],
    missingDetails: Object.fromEntries(
      Object.entries(declaration.missingDetails ?? {}).map(([code, told]) => [
        code,
        { ...told, of: (facts) => told.of({ ...facts, detail: parsed(facts.detail) }) },
      ]),
    ),
    dues: (detail, around) => declaration.dues?.(parsed(detail), around) ?? [],
    contradictions: (detail, openFields, today) =>
      declaration.contradictions?.(parsed(detail), openFields, today) ?? {},
  }
}

function retentionOf<Detail>(
  part: RetentionPart<Detail> | undefined,
  parsed: (detail: unknown) => Detail,
): RetentionPart<unknown> | undefined {
  switch (part?.as) {
    case 'rule':
      return {
        as: part.as,
        termOf: (detail, events) => part.termOf(parsed(detail), events),
        renamed: (before, after) => part.renamed(parsed(before), parsed(after)),
      }
    case 'processor':
      return { as: part.as, isInstructed: (detail) => part.isInstructed(parsed(detail)) }
    default:
      return part
  }
}

function reportOf<Detail>(
  part: ReportPart<Detail> | undefined,
  parsed: (detail: unknown) => Detail,
): ReportPart<unknown> | undefined {
  if (!part) return undefined
  const { as, categories, measure, customers } = part
  return {
    as,
    categories: categories && ((detail) => categories(parsed(detail))),
    measure: measure && ((detail) => measure(parsed(detail))),
    customers: customers && ((detail) => customers(parsed(detail))),
  }
}

function noticeOf<Detail>(
  { hoursOf, isRunningOn }: LeakNoticePart<Detail>,
  parsed: (detail: unknown) => Detail,
): LeakNoticePart<unknown> {
  return {
    hoursOf: (detail) => hoursOf(parsed(detail)),
    isRunningOn: (detail, on) => isRunningOn(parsed(detail), on),
  }
}

/** The declared fields of a register's own columns, in the order they were written. */
export function fieldsOf(register: Pick<AnyRegister, 'detail' | 'slug'>): readonly (FieldInfo & { name: string })[] {
  const known = fieldsKnown.get(register.detail)
  if (known) return known
  const fields = Object.entries(register.detail.shape).map(([name, schema]) => {
    const info = schema instanceof z.ZodType ? fieldInfo.get(schema) : undefined
    if (!info) throw new Error(`${register.slug}.${name} is not built by lib/registers/fields`)
    return { name, ...info }
  })
  fieldsKnown.set(register.detail, fields)
  return fields
}
const fieldsKnown = new WeakMap<AnyRegister['detail'], readonly (FieldInfo & { name: string })[]>()

export type Met = Readonly<Record<string, boolean>>

/**
 * Codes of the requirements that are not met, in their declared order; one without an answer counts as not met. The answers may
 * come in parts, of which the last that has one is asked: to put them together for each of a thousand records costs more than they.
 */
export function unmet(requirements: readonly Requirement[], ...parts: readonly Met[]): string[] {
  const answer = (code: string) => parts.findLast((part) => part[code] !== undefined)?.[code]
  return requirements.flatMap(({ code }) => (answer(code) === true ? [] : [code]))
}

/** Every text that the pages of a register ask for by its declaration, as keys of its own file of texts. */
export function askedTexts(register: AnyRegister): string[] {
  const fields = fieldsOf(register)
  return [
    'name.singular',
    'name.plural',
    'description',
    ...register.sections.map((section) => `sections.${section}`),
    ...register.requirements.flatMap(({ code }) => (code === ownerLeftCode ? [] : [`missing.${code}`])),
    ...(register.dueCodes ?? []).map((code) => `dues.${code}`),
    ...(register.marks ?? []).map((code) => `marks.${code}`),
    ...[...fields.map(({ name }) => name), ...Object.keys(register.relations)].flatMap((name) => [
      `fields.${name}.label`,
      `fields.${name}.help`,
    ]),
    ...fields.flatMap(({ name, columns = {} }) =>
      Object.keys(columns).map((column) => `fields.${name}.columns.${column}`),
    ),
  ]
}

type Row = Readonly<Record<string, JsonValue>>

/** Rows of fixed questions that say more than their question. */
export function answeredRows({ item }: Questions, rows: readonly JsonValue[]): readonly Row[] {
  return rows.flatMap((row) => (isRow(row) && Object.entries(row).some(([n, said]) => n !== item && said) ? [row] : []))
}

function isRow(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
