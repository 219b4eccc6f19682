'use server'

import { action } from '@/lib/action/action'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { worded } from '@/lib/leaks/moment-words'
import { recordDispatch, sentNoticeSchema } from './customers/record-dispatch'
import { changeNotice, changeNoticeSchema, startNotice, startNoticeSchema } from './customers/write-notice'
import {
  recordLetter,
  sentLetterSchema,
  setAsideSchema,
  setLetterAside,
  takeBackLetter,
  takeBackSchema,
} from './letters/dispatch'
import {
  approveLetter,
  approveLetterSchema,
  changeLetter,
  changeLetterSchema,
  startLetter,
  startLetterSchema,
} from './letters/write-letter'
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

export const startLetterAction = action({
  name: 'letters.start',
  permission: { resource: 'letter', verb: 'create' },
  input: startLetterSchema,
  run: startLetter,
})

export const changeLetterAction = action({
  name: 'letters.change',
  permission: { resource: 'letter', verb: 'update' },
  input: changeLetterSchema,
  run: changeLetter,
})

export const approveLetterAction = action({
  name: 'letters.approve',
  permission: { resource: 'letter', verb: 'sign' },
  input: approveLetterSchema,
  run: approveLetter,
})

export const setLetterAsideAction = action({
  name: 'letters.set_aside',
  permission: { resource: 'letter', verb: 'update' },
  input: setAsideSchema,
  run: setLetterAside,
})

export const recordLetterAction = action({
  name: 'letters.sent',
  permission: { resource: 'letter', verb: 'file' },
  input: sentLetterSchema.extend({ at: typedMomentSchema }),
  run: async (context, { at, ...input }) =>
    worded(recordLetter(context, { ...input, at: instantTyped(at) }), context.zone),
})

export const takeBackLetterAction = action({
  name: 'letters.take_back',
  permission: { resource: 'letter', verb: 'file' },
  input: takeBackSchema,
  run: takeBackLetter,
})
