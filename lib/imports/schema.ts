import { z } from 'zod'
import { importIdSchema } from '@/lib/db/ids'
import { choiceSchema } from './plan/choice'

/** What comes with the bytes of a file: the query of the door. */
export const startInput = z.object({ register: z.string().max(60), name: z.string().max(200) })
export type StartInput = z.infer<typeof startInput>

export const pasteInput = z.strictObject({ register: z.string().max(60), text: z.string().max(900_000).min(1) })

/** The same of a table of people. */
export const startPeopleInput = z.object({ name: z.string().max(200) })
export const pastePeopleInput = z.strictObject({ text: z.string().max(900_000).min(1) })

export const importInput = z.strictObject({ id: importIdSchema })

export const chooseInput = z.strictObject({ id: importIdSchema, choice: choiceSchema })
export type ChooseInput = z.infer<typeof chooseInput>

/** A cell is written anew: the row by its place in the table, the column by its own. */
export const mendInput = z.strictObject({
  id: importIdSchema,
  cells: z
    .array(
      z.strictObject({ row: z.number().int().min(0), column: z.number().int().min(0), text: z.string().max(20_000) }),
    )
    .min(1)
    .max(500),
})
export type MendInput = z.infer<typeof mendInput>

export const commitInput = z.strictObject({
  id: importIdSchema,
  /** Rows with errors stay out; without this one error stops the whole import. */
  leaveWrong: z.boolean(),
})

/** What the doors of one import are asked by. */
export const importQuery = z.object({ id: importIdSchema })
