'use server'

import { action } from '@/lib/action/action'
import { makeLink, makeLinkSchema, revokeLink, revokeLinkSchema } from './links/make-link'

const triage = { resource: 'leak', verb: 'triage' } as const

export const makeLinkAction = action({
  name: 'notices.make_link',
  permission: triage,
  input: makeLinkSchema,
  run: makeLink,
})

export const revokeLinkAction = action({
  name: 'notices.revoke_link',
  permission: triage,
  input: revokeLinkSchema,
  run: revokeLink,
})
