import { z } from 'zod'
import type { CalendarDate } from '@/lib/time/types'
import { type FieldInfo, fieldInfo } from './fields'

/** Link from a record to records of a register, kept as rows of RecordLink under this name. */
export type Relation = {
  /** Slug of the register the links point to. */
  to: string
  many: boolean
  section: string
  column?: 'shown' | 'hidden' | 'never'
  filter?: boolean
  article?: string
  /** A change of the linked record sends the approved ones that rely on it back to review (DESIGN section 4). */
  reliesOn?: boolean
  when?: FieldInfo['when']
}

/** Something Art. 30 or another rule asks of a record; `code` is a key in `<register>.missing`. */
export type Requirement = { code: string; article: string; fields: readonly string[] }

/** Everything a rule may look at to say what is missing. */
export type RecordFacts<Detail> = {
  title: string
  ownerId: string | null
  departmentId: string | null
  detail: Detail
  /** Relation name → number of linked records. */
  linked: Readonly<Record<string, number>>
  /** Relation name → own columns of the linked records, for rules that look across a link (Art. 9: the condition stands on the purpose). */
  linkedDetail: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  /** The day on which the question is asked: an adequacy decision is valid on its dates only. */
  on: CalendarDate
  openFields: readonly string[]
}

export type RegisterDeclaration<Shape extends z.ZodRawShape = z.ZodRawShape> = {
  /** In the address: /registers/<slug>. Also the name of its catalogue of messages. */
  slug: string
  /** Letter of its reference numbers: S → S-003. */
  key: string
  /** Table of its own columns (Prisma model). */
  table: string
  /** lucide icon name, drawn by the navigation. */
  icon: string
  detail: z.ZodObject<Shape>
  /** Order of the headings in form and record page. */
  sections: readonly string[]
  relations: Readonly<Record<string, Relation>>
  requirements: readonly Requirement[]
  /** Pure rule: codes of requirements that this record does not meet yet. */
  missing: (facts: RecordFacts<z.infer<z.ZodObject<Shape>>>) => string[]
  /** Months until a record in force is looked at again. */
  reviewMonths: number
}

/** A declaration whose own columns are not known to the caller: what shared code works with. */
export type AnyRegister = Omit<RegisterDeclaration, 'missing'> & {
  missing: (facts: RecordFacts<unknown>) => string[]
}

/**
 * Declares a register. Shared code (table, form, record page, history, review, search, rights) is given the
 * declaration and never asks which register it has. `missing` parses what it is given, so a wrong shape is an error here.
 */
export function defineRegister<Shape extends z.ZodRawShape, const Slug extends string>(
  declaration: RegisterDeclaration<Shape> & { slug: Slug },
): Omit<AnyRegister, 'slug' | 'detail'> & { slug: Slug; detail: z.ZodObject<Shape> } {
  return {
    ...declaration,
    missing: (facts) => declaration.missing({ ...facts, detail: declaration.detail.parse(facts.detail) }),
  }
}

/** The declared fields of a register's own columns, in the order they were written. */
export function fieldsOf(register: Pick<AnyRegister, 'detail' | 'slug'>): readonly (FieldInfo & { name: string })[] {
  return Object.entries(register.detail.shape).map(([name, schema]) => {
    const info = schema instanceof z.ZodType ? fieldInfo.get(schema) : undefined
    if (!info) throw new Error(`${register.slug}.${name} is not built by lib/registers/fields`)
    return { name, ...info }
  })
}
