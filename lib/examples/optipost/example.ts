import type { z } from 'zod'
import type { activityDetail } from '@/lib/registers/activities/schema'
import type { agreementDetail } from '@/lib/registers/agreements/schema'
import type { RegisterSlug } from '@/lib/registers/catalog'
import type { interestTestDetail } from '@/lib/registers/interest-tests/schema'
import type { measureDetail } from '@/lib/registers/measures/schema'
import type { processorDetail } from '@/lib/registers/processors/schema'
import type { purposeDetail } from '@/lib/registers/purposes/schema'
import type { retentionRuleDetail } from '@/lib/registers/retention-rules/schema'
import type { sourceDetail } from '@/lib/registers/sources/schema'
import type { systemDetail } from '@/lib/registers/systems/schema'
import type { DepartmentKey, PersonKey } from './people'

type Details = {
  sources: typeof sourceDetail
  purposes: typeof purposeDetail
  processors: typeof processorDetail
  agreements: typeof agreementDetail
  activities: typeof activityDetail
  'retention-rules': typeof retentionRuleDetail
  measures: typeof measureDetail
  systems: typeof systemDetail
  'interest-tests': typeof interestTestDetail
}

/** How far a record has come in its review when the example is opened. */
type Stage = 'draft' | 'submitted' | 'returned' | 'accepted' | 'in_force'

/** Relations whose answer may be open too. */
type OpenRelation = 'retentionRules' | 'measures' | 'systems' | 'interestTest' | 'hostedBy'

/** A record of the example company. Relations name other examples by their id. */
export type Example<S extends RegisterSlug> = {
  /** Its number among the examples: S1, P1, X1, R1, A1. */
  id: string
  title: string
  /** Section of the published statement, or why there is none. */
  ruleReference: string
  department: DepartmentKey
  owner: PersonKey
  stage: Stage
  /** Fields whose answer the statement does not give: marked open, never invented. */
  open: readonly ((keyof z.infer<Details[S]> & string) | OpenRelation)[]
  detail: z.input<Details[S]>
  links?: Readonly<Record<string, readonly string[]>>
  note?: string
  tags?: readonly string[]
  /** Days until the record is looked at again. Left out: after the register’s own period. */
  reviewInDays?: number
  /** Why the DPO sent it back, when the stage is `returned`. */
  returned?: { reason: string; comments: Readonly<Record<string, string>> }
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
