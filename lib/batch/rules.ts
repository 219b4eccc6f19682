import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditChange } from '@/lib/audit/entry/event'
import { nextWorkingDayOnOrAfter } from '@/lib/law/working-days'
import { type LightFields, lightFields } from '@/lib/records/state/base'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { Plan } from './schema'

/** Why a record is left out; words in the catalogue `batch.why`, of a step of review in `errors.reasons`. */
export type LeftOut =
  | 'not_found'
  | 'retired'
  | 'stale'
  | 'unchanged'
  | 'elsewhere'
  | 'needs_department'
  | 'too_many_tags'
  | 'changed_since'
  | `review_${string}`

type Fields = LightFields

const mostTags = 20

/** What a record says after the plan, of the fields a batch can change. */
export function planned(before: Fields, plan: Plan, today: CalendarDate): Fields {
  const kept = plan.tagsSet ?? before.tags.filter((tag) => !plan.tagsRemove.includes(tag))
  const later =
    plan.reviewMonths === null
      ? null
      : nextWorkingDayOnOrAfter(addMonthsClamped(before.nextReviewOn ?? today, plan.reviewMonths), 'BE')
  return {
    ownerId: plan.ownerId === null ? before.ownerId : plan.ownerId || null,
    departmentId: plan.departmentId === null ? before.departmentId : plan.departmentId || null,
    tags: [...new Set([...kept, ...plan.tagsAdd])].sort(),
    nextReviewOn: plan.reviewOn ?? later ?? before.nextReviewOn,
  }
}

/** The values that stood before these changes, where they still are what the changes made of them. */
export function putBack(now: Fields, changes: readonly AuditChange[]): Fields | 'changed_since' {
  const mine = changes.filter(({ field }) => lightFields.some((one) => one === field))
  const made = Object.fromEntries(mine.map((change) => [change.field, change.new]))
  const stands = changesBetween(Object.fromEntries(lightFields.map((field) => [field, now[field]])), made)
  if (stands.length > 0) return 'changed_since'
  const old = new Map(mine.map((change) => [change.field, change.old]))
  const text = (field: string, value: string | null) => {
    const was = old.get(field)
    return was === undefined ? value : typeof was === 'string' ? was : null
  }
  const tags = old.get('tags')
  const day = calendarDateSchema.safeParse(old.get('nextReviewOn'))
  return {
    ownerId: text('ownerId', now.ownerId),
    departmentId: text('departmentId', now.departmentId),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : now.tags,
    nextReviewOn: old.has('nextReviewOn') ? (day.data ?? null) : now.nextReviewOn,
  }
}

/** What differs between two states of these fields. */
export function differing(before: Fields, after: Fields): AuditChange[] {
  const only = (of: Fields) => Object.fromEntries(lightFields.map((field) => [field, of[field]]))
  return changesBetween(only(before), only(after))
}

/** Whether a record with these tags is still one that its form would take. */
export function tagsFit(tags: readonly string[]): boolean {
  return tags.length <= mostTags
}
