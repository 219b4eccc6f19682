import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Registered } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import { kept, leftOut, suggested, takesSeveral, targetsOf } from '../recognise/suggest'
import { vocabularyOf } from '../recognise/vocabulary'
import type { ImportKind } from './kind'

/** What came of an import: how many, and the rows that were left out with their problems. */
const reportSchema = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  linked: z.number(),
  left: z.number(),
})
export type Report = z.infer<typeof reportSchema>

/** Theirs, or anybody's for who writes everywhere. */
export function maySee(actor: Actor, byId: string): boolean {
  return byId === actor.id || can(actor, 'register', 'create') !== null
}

/** Rows that become records of a register. */
export const records: ImportKind<Registered, Report> = {
  all: catalog,
  columns: async (register) => {
    const words = await vocabularyOf(register)
    const offered = new Set([kept, leftOut, ...targetsOf(words)])
    return {
      words,
      suggested: (table) => suggested(table, register, words),
      has: (target) => offered.has(target),
      takesSeveral: (target) => takesSeveral(target, words),
    }
  },
  refused: () => null,
  first: (actor, targets) => ({
    mode: targets.includes('ref') ? 'both' : 'add',
    key: targets.includes('ref') ? 'ref' : targets.includes('formerRef') ? 'formerRef' : 'title',
    ...{ empties: 'leave', creates: true, departmentId: actor.departmentIds[0] ?? null },
  }),
  right: { resource: 'register', verb: 'create' },
  maySee,
  told: (cells) => cells,
  forgets: false,
  report: reportSchema,
}
