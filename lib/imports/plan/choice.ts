import { z } from 'zod'
import { limits } from '../read/limits'

export const modes = ['add', 'update', 'both'] as const
export const keys = ['ref', 'formerRef', 'title'] as const
export const empties = ['leave', 'clear'] as const

/** How a table becomes records. */
export const choiceSchema = z.strictObject({
  /** Which of the tables in the file. */
  table: z.number().int().min(0).max(limits.sheets),
  /** Where each column goes (recognise/suggest.ts). */
  targets: z.array(z.string().max(80)).max(limits.columns),
  mode: z.enum(modes),
  /** By which a row finds the record it is about. */
  key: z.enum(keys),
  /** What an empty cell does to a record that is there. */
  empties: z.enum(empties),
  /** Names of linked records that are not there yet become records. */
  creates: z.boolean(),
  /** Department of new records whose row names none. */
  departmentId: z.uuid().nullable(),
})
export type Choice = z.infer<typeof choiceSchema>
