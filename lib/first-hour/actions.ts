'use server'

import { action } from '@/lib/action/action'
import { goWithout, goWithoutInput, takeUp, takeUpInput } from './commands'

/** The company does without a step of setting up, knowingly. */
export const goWithoutAction = action({
  name: 'first_hour.go_without',
  permission: { resource: 'organisation', verb: 'read' },
  input: goWithoutInput,
  run: goWithout,
})

/** It takes the step up again. */
export const takeUpAction = action({
  name: 'first_hour.take_up',
  permission: { resource: 'organisation', verb: 'read' },
  input: takeUpInput,
  run: takeUp,
})
