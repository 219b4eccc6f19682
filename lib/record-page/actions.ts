'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { refSchema } from '@/lib/records/form/input'
import { lightFields } from '@/lib/records/state/base'
import { declarationOf } from '@/lib/records/state/registered'
import { wordingOf } from '@/lib/records/state/wording'
import { cellForm } from './queries'

/** What the table asks when a cell is to be changed where it stands; `updateFieldsAction` saves it. */
export const cellFormAction = action({
  name: 'record.cell_form',
  permission: { resource: 'register', verb: 'update' },
  input: z.object({ register: z.string(), ref: refSchema, field: z.enum(lightFields) }),
  run: async ({ actor }, { register, ...asked }) => cellForm(actor, declarationOf(register), asked, await wordingOf()),
})
