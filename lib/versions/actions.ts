'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { refSchema } from '@/lib/records/form/input'
import { declarationOf } from '@/lib/records/state/registered'
import { restoreVersion } from './restore'

/** Takes a frozen version back as a draft. */
export const restoreVersionAction = action({
  name: 'versions.restore',
  permission: { resource: 'register', verb: 'update' },
  input: z.object({
    register: z.string().transform((slug) => declarationOf(slug).slug),
    ref: refSchema,
    version: z.number().int().positive(),
    number: z.number().int().positive(),
    leaveOut: z.array(z.string().max(120)).max(300),
  }),
  run: restoreVersion,
})
