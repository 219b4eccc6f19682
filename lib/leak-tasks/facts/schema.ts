import { z } from 'zod'
import { taskIdSchema, userIdSchema } from '@/lib/db/ids'
import { textUpTo } from '@/lib/text/typed'
import { momentGiven } from '@/lib/time/types'
import { checklistCodes } from './checklists'

/** For this leak, or against the next one: an action lives on after closing. */
export const taskKinds = ['task', 'action'] as const
export type TaskKind = (typeof taskKinds)[number]
export const taskEnds = ['done', 'struck'] as const
export type TaskEnd = (typeof taskEnds)[number]

const ref = z.string().max(20)
const ownerId = z.preprocess((given) => (given === '' ? null : given), userIdSchema.nullable())
const reason = textUpTo(500)

export const newTaskSchema = z.object({
  ref,
  kind: z.enum(taskKinds),
  title: textUpTo(300).min(1, { error: 'required' }),
  ownerId,
  /** Until when. */
  at: momentGiven.nullable(),
})
export type NewTaskInput = z.infer<typeof newTaskSchema>

export const assignTaskSchema = z.object({
  id: taskIdSchema,
  version: z.number().int().min(1),
  ownerId,
  at: momentGiven.nullable(),
})
export type AssignTaskInput = z.infer<typeof assignTaskSchema>

/** Taken by oneself, with the moment that it has. */
export const takeTaskSchema = z.object({ id: taskIdSchema, version: z.number().int().min(1) })
export type TakeTaskInput = z.infer<typeof takeTaskSchema>

export const endTaskSchema = z
  .object({ id: taskIdSchema, how: z.enum(taskEnds), reason })
  .check(({ value, issues }) => {
    if (value.how === 'struck' && value.reason === '')
      issues.push({ code: 'custom', path: ['reason'], message: 'required', input: value.reason })
  })
export type EndTaskInput = z.infer<typeof endTaskSchema>

export const reopenTaskSchema = z.object({ id: taskIdSchema, reason: reason.min(1, { error: 'required' }) })
export type ReopenTaskInput = z.infer<typeof reopenTaskSchema>

export const addChecklistSchema = z.object({ ref, checklist: z.enum(checklistCodes) })
export type AddChecklistInput = z.infer<typeof addChecklistSchema>
