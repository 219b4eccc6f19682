import { z } from 'zod'
import { can } from '@/lib/access/can'
import { departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import { isPersonField, personWords, suggestedPeople } from '../recognise/people'
import { leftOut } from '../recognise/suggest'
import type { ImportKind } from './kind'

/** People that one table may hold: an invitation goes to each. */
export const mostPeople = 300

const stays = z.object({ userId: userIdSchema, why: z.enum(['changed_since', 'signed_in', 'needed', 'holds']) })
/** What came of an import of people; `stays`: who stayed as they were when it was taken back. */
const reportSchema = z.object({
  ...{ created: z.number(), updated: z.number(), unchanged: z.number(), left: z.number(), waits: z.number() },
  stays: z.array(stays).default([]),
  /** Made because rows named them. */
  departments: z.array(departmentIdSchema).default([]),
})
export type PeopleReport = z.infer<typeof reportSchema>

/** Stands in the place of the register. */
export const ofPeople = { slug: 'people' }

/** Rows that become accounts. An account keeps nothing beside its fields; the log does not tell addresses to all its readers. */
export const people: ImportKind<{ slug: string }, PeopleReport> = {
  all: [ofPeople],
  columns: async () => {
    const words = await personWords()
    return {
      words,
      suggested: (table) => suggestedPeople(table, words),
      has: (target) => target === leftOut || isPersonField(target),
      takesSeveral: (target) => target === leftOut,
    }
  },
  refused: (tables) => (tables.some(({ rows }) => rows.length > mostPeople) ? 'table_people' : null),
  first: () => ({ mode: 'add', key: 'title', empties: 'leave', creates: true, departmentId: null }),
  right: { resource: 'user', verb: 'create' },
  maySee: (actor) => can(actor, 'user', 'create') !== null,
  told: (cells) => [{ field: 'cells', old: null, new: cells.length }],
  // They hold addresses of people.
  forgets: true,
  report: reportSchema,
}
