import type { z } from 'zod'
import type { catalog, RegisterSlug } from '@/lib/registers/catalog'
import type { DepartmentKey, PersonKey } from './people'

/** A register as the catalogue declares it. */
type Declared<S extends RegisterSlug> = Extract<(typeof catalog)[number], { slug: S }>
type Detail<S extends RegisterSlug> = Declared<S>['detail']
/** Own fields and relations of a register, by name. */
type FieldName<S extends RegisterSlug> = S extends RegisterSlug
  ? (keyof z.infer<Detail<S>> | keyof Declared<S>['relations']) & string
  : never

/** How far a record has come in its review when the example is opened. */
type Stage = 'draft' | 'submitted' | 'returned' | 'accepted' | 'in_force'

/** A record of the example company, of whatever register. Relations name other examples by their id. */
export type ExampleRecord = {
  /** Its number among the examples: S1, P1, X1, R1, A1. */
  id: string
  title: string
  /** Section of the published statement, or why there is none. */
  ruleReference: string
  department: DepartmentKey
  owner: PersonKey
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
  returned?: { reason: string; comments: Readonly<Record<string, string>> }
}

/** A record of one register: only its own fields can be filled in or open. */
export type Example<S extends RegisterSlug> = Omit<ExampleRecord, 'open' | 'detail'> & {
  open: readonly FieldName<S>[]
  detail: z.input<Detail<S>>
}

/** Something wrong or outdated in the published statement. `record` names an example by its id; none: the statement as a whole. */
export type ExampleFinding = {
  id: string
  record: string | null
  title: string
  source: string
  wrong: string
  law: string
  advice: string
  owner: PersonKey
  /** Days from now until it is due; negative: it is late. */
  dueInDays: number
}
