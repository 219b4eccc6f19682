'use server'

import { action } from '@/lib/action/action'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { worded } from '@/lib/leaks/moment-words'
import { recordDispatch, sentNoticeSchema } from './customers/record-dispatch'
import { changeNotice, changeNoticeSchema, startNotice, startNoticeSchema } from './customers/write-notice'
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

const update = { resource: 'leak', verb: 'update' } as const

export const startNoticeAction = action({
  name: 'notices.start',
  permission: update,
  input: startNoticeSchema,
  run: startNotice,
})

export const changeNoticeAction = action({
  name: 'notices.change',
  permission: update,
  input: changeNoticeSchema,
  run: changeNotice,
})

export const recordDispatchAction = action({
  name: 'notices.sent',
  permission: update,
  input: sentNoticeSchema.extend({ at: typedMomentSchema }),
  run: async (context, { at, ...input }) =>
    worded(recordDispatch(context, { ...input, at: instantTyped(at) }), context.zone),
})
