'use server'

import { action } from '@/lib/action/action'
import { instantTyped, type TypedMomentInput, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { addChecklist, addTask } from './commands/add-task'
import { assignTask, takeTask } from './commands/assign-task'
import { endTask, reopenTask } from './commands/end-task'
import {
  addChecklistSchema,
  assignTaskSchema,
  endTaskSchema,
  newTaskSchema,
  reopenTaskSchema,
  takeTaskSchema,
} from './facts/schema'

/** A moment as it is typed, or none. */
const typedOrNone = (typed: TypedMomentInput) => (typed.local === '' ? null : instantTyped(typed))

const note = { resource: 'leak', verb: 'note' } as const
const update = { resource: 'leak', verb: 'update' } as const

export const addTaskAction = action({
  name: 'leaks.task',
  permission: note,
  input: newTaskSchema.extend({ at: typedMomentSchema }),
  run: async (context, { at, ...input }) => addTask(context, { ...input, at: typedOrNone(at) }),
})

export const assignTaskAction = action({
  name: 'leaks.task_assign',
  permission: update,
  input: assignTaskSchema.extend({ at: typedMomentSchema }),
  run: async (context, { at, ...input }) => assignTask(context, { ...input, at: typedOrNone(at) }),
})

export const takeTaskAction = action({
  name: 'leaks.task_take',
  permission: note,
  input: takeTaskSchema,
  run: takeTask,
})

export const endTaskAction = action({ name: 'leaks.task_end', permission: note, input: endTaskSchema, run: endTask })

export const reopenTaskAction = action({
  name: 'leaks.task_reopen',
  permission: note,
  input: reopenTaskSchema,
  run: reopenTask,
})

export const addChecklistAction = action({
  name: 'leaks.checklist',
  permission: update,
  input: addChecklistSchema,
  run: addChecklist,
})
