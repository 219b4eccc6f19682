import type { Choice } from '@/components/ui/input'
import type { Actor } from '@/lib/access/actor'
import type { JsonValue } from '@/lib/errors/json'
import type { FullRow } from '../list/row'

const longestTitle = 200

/**
 * The values with which a form starts that makes another record like this one: what this person may read of it. Its
 * review date, the note to the DPO, files and review stay behind; the owner is who copies; the department only where they
 * may place one.
 */
export function copiedValues(
  actor: Actor,
  record: FullRow,
  { title, departments }: { title: string; departments: readonly Choice[] },
): Record<string, JsonValue> {
  const department = record.department?.id
  const links = Object.entries(record.links).map(([name, rows]) => [name, rows.map(({ ref }) => ref)])
  // What an older version does not say starts as in an empty form.
  const values = Object.entries(record.values).filter(([, value]) => value !== null)
  return {
    ...Object.fromEntries(values),
    ...Object.fromEntries(links),
    title: title.slice(0, longestTitle),
    ownerId: actor.id,
    departmentId: departments.some(({ value }) => value === department) ? (department ?? null) : null,
    ruleSource: record.ruleSource,
    ruleReference: record.ruleReference,
    tags: [...record.tags],
    openFields: [...record.openFields],
  }
}
