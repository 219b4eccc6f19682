'use server'

import { z } from 'zod'
import { action, formAction } from '@/lib/action/action'
import { choose } from './choices/choose'
import { choicesSchema } from './choices/schema'
import { acknowledge, markRead, setSendingRule, setWaitRule } from './commands'
import { makeLink, revokeLink } from './feed/link'
import { remind } from './remind/remind'
import { acknowledgeSchema, readSchema, remindSchema, sendingRuleSchema, waitRuleSchema } from './schema'

const nothing = z.object({})

// The command asks the right of the source: to handle such things, or to decide on them.
export const acknowledgeAction = action({
  name: 'alarms.acknowledge',
  permission: 'signed_in',
  input: acknowledgeSchema,
  run: acknowledge,
})

/** Sent by a plain form, without script too. */
export const markReadAction = formAction({
  name: 'alarms.read',
  permission: 'signed_in',
  input: readSchema,
  run: markRead,
  shownAt: '/alerts',
})

export const setWaitRuleAction = action({
  name: 'settings.alarms',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: waitRuleSchema,
  run: setWaitRule,
})

export const setSendingRuleAction = action({
  name: 'settings.sending',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: sendingRuleSchema,
  run: setSendingRule,
})

export const makeLinkAction = action({
  name: 'alarms.make_link',
  permission: 'signed_in',
  input: nothing,
  run: makeLink,
})

export const revokeLinkAction = action({
  name: 'alarms.revoke_link',
  permission: 'signed_in',
  input: nothing,
  run: revokeLink,
})

// The command asks that alarms of these kinds ever come to this person.
export const chooseAction = action({
  name: 'alarms.choose',
  permission: 'signed_in',
  input: choicesSchema,
  run: choose,
})

// The command asks the right of the source: to handle such things, or to decide on them.
export const remindAction = action({
  name: 'alarms.remind',
  permission: 'signed_in',
  input: remindSchema,
  run: remind,
})
