'use server'

import { action } from '@/lib/action/action'
import { asResult } from '@/lib/errors/refusal'
import { correctMoment } from '@/lib/leaks/commands/set-moments'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { correctMomentSchema } from '@/lib/leaks/facts/schema'
import { worded } from '@/lib/leaks/moment-words'
import { addReceipt, receiptInput } from '../kept/receipts'
import { commentInput, commentOnDraft, solveDraftComment, solveInput } from './comments'
import { presenceInput, presentAt } from './presence'
import { updateDraft, updateDraftInput } from './save'
import { signOffDraft, signOffInput } from './sign-off'
import { tickField, tickInput } from './tick'

export const updateDraftAction = action({
  name: 'drafts.update',
  permission: { resource: 'draft', verb: 'update' },
  input: updateDraftInput,
  run: updateDraft,
})

export const signOffDraftAction = action({
  name: 'drafts.sign_off',
  permission: { resource: 'draft', verb: 'sign' },
  input: signOffInput,
  run: signOffDraft,
})

/** Corrects the moment or the reference of a filing with a reason, both kept; without a moment it is taken back. */
export const correctFilingAction = action({
  name: 'drafts.correct',
  permission: { resource: 'leak', verb: 'update' },
  input: correctMomentSchema.extend({ at: typedMomentSchema }),
  run: (context, { at, ...input }) =>
    worded(
      asResult(async () => correctMoment(context, { ...input, at: at.local === '' ? null : instantTyped(at) })),
      context.zone,
    ),
})

/** Heard every few seconds while a draft is open: who else has it, and what they changed. */
export const presentAction = action({
  name: 'drafts.present',
  permission: { resource: 'draft', verb: 'update' },
  input: presenceInput,
  run: presentAt,
})

export const commentOnDraftAction = action({
  name: 'drafts.comment',
  permission: { resource: 'draft', verb: 'note' },
  input: commentInput,
  run: commentOnDraft,
})

export const solveCommentAction = action({
  name: 'drafts.solve',
  permission: { resource: 'draft', verb: 'note' },
  input: solveInput,
  run: solveDraftComment,
})

export const tickFieldAction = action({
  name: 'drafts.tick',
  permission: { resource: 'draft', verb: 'file' },
  input: tickInput,
  run: tickField,
})

export const addReceiptAction = action({
  name: 'drafts.receipt',
  permission: { resource: 'draft', verb: 'file' },
  input: receiptInput,
  run: addReceipt,
})
