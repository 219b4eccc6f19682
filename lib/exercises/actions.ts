'use server'

import { action } from '@/lib/action/action'
import { endExercise, startExercise } from './commands'
import { endInput, startInput } from './schema'

export const startExerciseAction = action({
  name: 'exercises.start',
  permission: { resource: 'exercise', verb: 'create' },
  input: startInput,
  run: startExercise,
})

export const endExerciseAction = action({
  name: 'exercises.end',
  permission: { resource: 'exercise', verb: 'update' },
  input: endInput,
  run: endExercise,
})
