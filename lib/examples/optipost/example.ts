import type { z } from 'zod'
import type { catalog, RegisterSlug } from '@/lib/registers/catalog'
import type { ActingKey, DepartmentKey } from './people'

/** A register as the catalogue declares it. */
type Declared<S extends RegisterSlug> = Extract<(typeof catalog)[number], { slug: S }>
type Detail<S extends RegisterSlug> = Declared<S>['detail']
/** Own fields and relations of a register, by name. */
type FieldName<S extends RegisterSlug> = S extends RegisterSlug
  ? (keyof z.infer<Detail<S>> | keyof Declared<S>['relations']) & string
  : never

/** How far a record has come in its review when the example is opened. */
export type Stage = 'draft' | 'submitted' | 'returned' | 'accepted' | 'in_force'

/** A record of the example company, of whatever register. Relations name other examples by their id. */
export type ExampleRecord = {
  /** Its number among the examples: S1, P1, X1, R1, A1. */
  id: string
  title: string
  /** Section of the published statement, or why there is none. */
  ruleReference: string
  department: DepartmentKey
  owner: ActingKey
  stage: Stage
  /** Fields whose answer the statement does not give: marked open, never invented. */
  open: readonly string[]
  detail: object
  links?: Readonly<Record<string, readonly string[]>>
  note?: string
  tags?: readonly string[]
  /** Days until the record is looked at again. Left out: after the register’s own period. */
  reviewInDays?: number
  /** Why the DPO sent it back, when the stage is `returned`. */
  returned?: Returned
  /** What it said before, oldest first. */
  earlier?: readonly Earlier[]
  /** So many days ago it was sent to the DPO as it is now. Left out: when its register was first filled. */
  since?: number
  /** So many days ago it was found still correct, after something it relies on had changed. */
  confirmed?: number
  /** So many days ago it was taken out of use. */
  retired?: number
}

/** Why the DPO sent a record back, and what was said at its fields. */
export type Returned = { reason: string; comments: Readonly<Record<string, string>> }

/** What a record said from so many days ago on, where that was something else, and how far that came. */
type Earlier = {
  days: number
  stage: 'in_force' | 'returned'
  returned?: Returned
  instead: Partial<Pick<ExampleRecord, 'detail' | 'links' | 'open' | 'note'>>
}

/** A record of one register: only its own fields can be filled in or open. */
export type Example<S extends RegisterSlug> = Omit<ExampleRecord, 'open' | 'detail' | 'earlier'> & {
  open: readonly FieldName<S>[]
  detail: z.input<Detail<S>>
  earlier?: readonly (Omit<Earlier, 'instead'> & {
    instead: Omit<Earlier['instead'], 'open' | 'detail'> & {
      open?: readonly FieldName<S>[]
      detail?: Partial<z.input<Detail<S>>>
    }
  })[]
}

/** Something wrong or outdated in the published statement. `record` names an example by its id; none: the statement as a whole. */
export type ExampleFinding = {
  id: string
  /** The difference between statement and register that it was made of (lib/statement/compare). */
  origin?: string
  record: string | null
  title: string
  source: string
  wrong: string
  law: string
  advice: string
  owner: ActingKey
  /** Days from now until it is due; negative: it is late. */
  dueInDays: number
}

/** Rights and leak rules of the statement, as they stand on the records they concern. */

export const rights = {
  T1: 'T1: unsubscribe from the newsletter by its instructions or by contacting us (statement 5.1).',
  T2: 'T2: ask us to stop all contact (statement 5.1).',
  T3: 'T3: ask us to delete all data (statement 5.1, 5.2).',
  T4: 'T4: see the data on simple request; if we cannot give access, we say why (statement 5.2).',
  T5: 'T5: have inaccuracies corrected (statement 5.2).',
  T6: 'T6: contact the Privacy Commission, today the Data Protection Authority (statement 5.2).',
} as const

export const everyRight = Object.values(rights).join('\n')

export const leakRules = {
  L1: 'L1: a leak is business data lost, or unlawful processing that cannot be excluded (statement 6.1).',
  L2: 'L2: every leak is documented and recorded (statement 6.1).',
  L3: 'L3: the person or business contact is told directly when necessary, at most 72 hours after detection (statement 6.1).',
  L4: 'L4: leaks that probably cause damage are reported to the Privacy Commission; the statement names no term (6.1).',
} as const

export const everyLeakRule = Object.values(leakRules).join('\n')
