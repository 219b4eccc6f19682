import type { FormValues } from '@/components/form/model/types'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { isCodeOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import type { RetentionTerm } from '@/lib/registers/declare/parts'
import { modules } from '@/lib/registers/modules'
import type { CalendarDate } from '@/lib/time/types'
import { eachOnce, holdsStanding, type StandingHold } from '../holds/queries'
import { deletedRegisters, instructed } from '../scope/targets'
import { termsOf } from '../scope/terms'
import type { DeletionView } from './queries'
import type { DeletionInput } from './schema'

export type Prefilled = { values: FormValues; holds: readonly StandingHold[] }

const empty: FormValues = {
  rules: [],
  activities: [],
  systems: [],
  batch: '',
  dataCategories: [],
  scope: '',
  recordsMode: '',
  recordsCount: null,
  personsMode: '',
  personsCount: null,
  dataFrom: '',
  dataTo: '',
  method: '',
  executedBy: '',
  executedOn: '',
  backupsPurgedOn: '',
  processors: [],
  recipientsTold: '',
  exceptions: '',
  approvedById: '',
  certificate: '',
  request: '',
}

/**
 * What the form of a deletion record starts with: a rule's systems and categories, the activities that use it with their
 * processors, its batch, and the holds that stand on it today. Empty for a rule that this person may not delete under.
 */
export async function prefilledFromRule(
  actor: Actor,
  { rule: ref, batch, today }: { rule: string; batch: string; today: CalendarDate },
): Promise<Prefilled> {
  const start = { ...empty, executedOn: today }
  const rule = await db().record.findUnique({
    where: { ref, register: deletedRegisters.rules },
    select: {
      id: true,
      departmentId: true,
      linksFrom: { where: { to: { register: deletedRegisters.systems } }, select: { to: { select: { ref: true } } } },
      linksTo: {
        where: { from: { register: deletedRegisters.activities, status: { not: 'retired' } } },
        select: { from: { select: { id: true, ref: true, departmentId: true } } },
        orderBy: { from: { ref: 'asc' } },
      },
    },
  })
  if (!rule || !can(actor, 'deletion', 'create', rule)) return { values: start, holds: [] }
  const id = recordIdSchema.parse(rule.id)
  const using = rule.linksTo.map(({ from }) => from).filter((from) => can(actor, 'deletion', 'create', from) !== null)
  const [terms, processors, holds] = await Promise.all([
    termsOf(db(), [id]),
    processorsOf(using.map((activity) => activity.id)),
    holdsStanding(db(), [id], today),
  ])
  const term = terms.get(id)
  const values = {
    ...start,
    rules: [ref],
    activities: using.map((activity) => activity.ref),
    systems: rule.linksFrom.map(({ to }) => to.ref),
    batch,
    // A deletion record counts the categories of the list; what a rule says in own words is written in its scope.
    dataCategories: (term?.dataCategories ?? []).filter((code) => isCodeOf(dataCategories, code)),
    method: methodFor(term?.action ?? null) ?? '',
    processors: processors.map((processor) => ({ ref: processor, instructedOn: '', confirmedOn: '' })),
  }
  return { values, holds: eachOnce(holds) }
}

/** The same for a request of a person: of one, under the rule in force that deletes when somebody unsubscribes. */
export async function prefilledFromRequest(
  actor: Actor,
  { request, today }: { request: string; today: CalendarDate },
): Promise<Prefilled> {
  const rule = await db().record.findFirst({
    where: {
      ...{ register: deletedRegisters.rules, inForceVersionId: { not: null }, status: { not: 'retired' } },
      retentionRule: { trigger: { in: ['unsubscribe', 'objection', 'consent_withdrawn'] } },
    },
    select: { ref: true },
    orderBy: { number: 'asc' },
  })
  const start = await prefilledFromRule(actor, { rule: rule?.ref ?? '', batch: '', today })
  const one = { recordsMode: 'exact', recordsCount: 1, personsMode: 'exact', personsCount: 1 }
  return { ...start, values: { ...start.values, ...one, request } }
}

/** What the form of a correction starts with: what the earlier record says. */
export function prefilledFromRecord(record: DeletionView): FormValues {
  const refs = (register: string) => record.records.filter((of) => of.register === register).map(({ ref }) => ref)
  return {
    ...empty,
    ...Object.fromEntries(Object.entries(deletedRegisters).map(([field, register]) => [field, refs(register)])),
    batch: record.batch,
    dataCategories: [...record.dataCategories],
    scope: record.scope,
    recordsMode: record.recordsMode,
    recordsCount: record.recordsCount,
    personsMode: record.personsMode,
    personsCount: record.personsCount,
    dataFrom: record.dataFrom ?? '',
    dataTo: record.dataTo ?? '',
    method: record.method,
    executedBy: record.executedBy,
    executedOn: record.executedOn,
    backupsPurgedOn: record.backupsPurgedOn ?? '',
    processors: record.processors.map(({ ref, instructedOn, confirmedOn }) => ({ ref, instructedOn, confirmedOn })),
    recipientsTold: record.recipientsTold,
    exceptions: record.exceptions,
    approvedById: record.approvedById ?? '',
    certificate: record.certificate,
    request: record.request ?? '',
  }
}

/** Those who process for us in these activities: they delete too when told (Art. 28(3)(g)). */
async function processorsOf(activityIds: readonly string[]): Promise<string[]> {
  const links = await db().recordLink.findMany({
    where: { fromId: { in: [...activityIds] }, to: { register: instructed.register } },
    select: { to: { select: { id: true, ref: true } } },
    orderBy: { to: { ref: 'asc' } },
  })
  const ids = [...new Set(links.map(({ to }) => recordIdSchema.parse(to.id)))]
  const details = await modules[instructed.register].read(db(), ids)
  const told = links.filter(({ to }) => instructed.includes(details.get(recordIdSchema.parse(to.id)) ?? {}))
  return [...new Set(told.map(({ to }) => to.ref))]
}

function methodFor(action: RetentionTerm['action']): DeletionInput['method'] | null {
  switch (action) {
    case 'delete':
      return 'delete'
    case 'anonymise':
      return 'anonymise'
    case 'return_to_controller':
      return 'return'
    case 'archive_restricted':
    case 'review':
    case 'suppress_only':
    case null:
      return null
  }
}
