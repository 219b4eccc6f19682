import { z } from 'zod'
import { ruleSources } from '@/lib/law/codes/bases'
import { codesOf } from '@/lib/law/codes/code'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { dayOrNone, toDatabase } from '@/lib/time/types'

const nothing = z.literal('').transform(() => null)
const id = z.union([z.uuid(), nothing]).nullable().default(null)
const tag = lineUpTo(40).min(1)

/** What every record of every register has, as form, import and content spell it. */
export const recordBase = z.object({
  title: lineUpTo(200).min(1),
  ownerId: id,
  departmentId: id,
  /** The function that owns it, beside the person. */
  ownerRole: textUpTo(200).default(''),
  /** Its number in the register it came from. */
  formerRef: textUpTo(100).default(''),
  ruleSource: z
    .union([z.enum(codesOf(ruleSources)), nothing])
    .nullable()
    .default(null),
  ruleReference: lineUpTo(300).default(''),
  tags: z
    .array(tag)
    .max(20)
    .default([])
    .transform((tags) => [...new Set(tags)].sort()),
  nextReviewOn: dayOrNone.default(null),
  noteToDpo: textUpTo(2000).default(''),
  /** Names of fields whose answer is knowingly open. */
  openFields: z
    .array(z.string().max(60))
    .max(100)
    .default([])
    .transform((names) => [...new Set(names)].sort()),
})
export type RecordBase = z.infer<typeof recordBase>
export type BaseName = keyof RecordBase

/**
 * Kept beside the content: a change of these neither needs a review nor voids one, and takes effect at once. Versions
 * made before the owner came here still hold one; nobody reads it there.
 */
export const administrative: ReadonlySet<string> = new Set<BaseName>([
  'ownerId',
  'ownerRole',
  'formerRef',
  'tags',
  'nextReviewOn',
  'noteToDpo',
])

/** Fields of low risk: they are changed in the table itself, and in several records at once. */
export const lightFields = ['ownerId', 'departmentId', 'tags', 'nextReviewOn'] as const satisfies readonly BaseName[]
export type LightFields = Pick<RecordBase, (typeof lightFields)[number]>

export type BaseKind = FieldInfo['kind'] | 'person' | 'department' | 'tags' | 'names'

type BaseField = Omit<FieldInfo, 'kind' | 'section'> & { kind: BaseKind; section: 'record' | 'keeping' }

/** How the base fields are shown; 'record' comes before a register's own sections, 'keeping' after them. */
export const baseFields: Readonly<Record<BaseName, BaseField>> = {
  title: { kind: 'text', section: 'record', max: 200, sort: true, column: 'shown' },
  ownerId: { kind: 'person', section: 'record', filter: true, sort: true, column: 'shown' },
  departmentId: { kind: 'department', section: 'record', filter: true, sort: true, column: 'hidden' },
  ownerRole: { kind: 'text', section: 'keeping', max: 200, sort: true, column: 'hidden' },
  formerRef: { kind: 'text', section: 'keeping', max: 100, sort: true, column: 'hidden' },
  ruleSource: { kind: 'choice', section: 'keeping', list: 'ruleSources', filter: true, column: 'hidden' },
  ruleReference: { kind: 'text', section: 'keeping', max: 300, column: 'hidden' },
  tags: { kind: 'tags', section: 'keeping', filter: true, column: 'hidden' },
  nextReviewOn: { kind: 'date', section: 'keeping', sort: true, column: 'shown' },
  noteToDpo: { kind: 'longText', section: 'keeping', max: 2000, column: 'never' },
  openFields: { kind: 'names', section: 'keeping', column: 'never' },
}

/** The base fields as columns of Record. */
export function baseColumns(base: RecordBase) {
  return {
    ...base,
    ruleReference: base.ruleReference || null,
    noteToDpo: base.noteToDpo || null,
    nextReviewOn: base.nextReviewOn && toDatabase(base.nextReviewOn),
  }
}
