import { z } from 'zod'
import { ways } from '../plan/ways'

const way = z.enum(ways).optional()
/** How oneself is told, by kind; what is not sent stays. */
export const choicesSchema = z.object({
  received: way,
  due: way,
  decision: way,
  sign_off: way,
  added: way,
  assigned: way,
  task: way,
  link_ends: way,
  unanswered: way,
  inject: way,
})
export type ChoicesInput = z.infer<typeof choicesSchema>
