'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { revokeConfirmInput } from '@/lib/confirmations/links/revoke'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
import { addNote } from './commands/add-note'
import { dropFromRequest } from './commands/attach-evidence'
import { askIdentity, settleIdentity } from './commands/check-identity'
import { closeRequest, reopenRequest, withdrawRequest } from './commands/close-request'
import { confirmReceipt } from './commands/confirm-receipt'
import { correctRequest } from './commands/correct-request'
import { decideRequest } from './commands/decide-request'
import { assignTask, confirmTask, endTask } from './commands/end-task'
import { eraseRequest, setKeepYears } from './commands/erase-request'
import { executeRequest } from './commands/execute-request'
import { extendRequest, writeExtension } from './commands/extend-request'
import { mergeRequest } from './commands/merge-request'
import { addTask, planTasks } from './commands/plan-tasks'
import { receiveRequest } from './commands/receive-request'
import { sendLetter } from './commands/send-letter'
import { setHandler } from './commands/set-handler'
import { changeLetter, startLetter } from './commands/write-letter'
import * as schema from './facts/schema'
import { askRecipient, askRecipientInput, revokeRecipientLink } from './links/ask-recipient'
import { revokeLinkInput, revokeRequestLink } from './links/revoke-own'

const update = { resource: 'request', verb: 'update' } as const
const note = { resource: 'request', verb: 'note' } as const

export const receiveRequestAction = action({
  name: 'requests.receive',
  permission: { resource: 'request', verb: 'create' },
  input: schema.requestForm,
  run: (context, { values }) => asResult(async () => receiveRequest(context, parseValues(schema.receiveInput, values))),
})

const correctForm = schema.requestForm.extend({ ref: z.string().max(20), version: z.number().int() })

export const correctRequestAction = action({
  name: 'requests.correct',
  permission: update,
  input: correctForm,
  run: (context, { ref, version, values }) =>
    asResult(async () => correctRequest(context, { ref, version }, parseValues(schema.correctInput, values))),
})

export const confirmReceiptAction = action({
  name: 'requests.receipt',
  permission: update,
  input: schema.confirmReceiptInput,
  run: confirmReceipt,
})

export const askIdentityAction = action({
  name: 'requests.ask_identity',
  permission: update,
  input: schema.askIdentityInput,
  run: askIdentity,
})

export const settleIdentityAction = action({
  name: 'requests.identity',
  permission: update,
  input: schema.settleIdentityInput,
  run: settleIdentity,
})

export const extendRequestAction = action({
  name: 'requests.extend',
  permission: update,
  input: schema.extendInput,
  run: extendRequest,
})

export const writeExtensionAction = action({
  name: 'requests.extension_letter',
  permission: update,
  input: schema.writeExtensionInput,
  run: writeExtension,
})

export const setHandlerAction = action({
  name: 'requests.handler',
  permission: update,
  input: schema.handlerInput,
  run: setHandler,
})

export const planTasksAction = action({
  name: 'requests.plan',
  permission: update,
  input: schema.planInput,
  run: planTasks,
})

export const addTaskAction = action({
  name: 'requests.task',
  permission: update,
  input: schema.addTaskInput,
  run: addTask,
})

export const assignTaskAction = action({
  name: 'requests.task_assign',
  permission: update,
  input: schema.assignTaskInput,
  run: assignTask,
})

export const endTaskAction = action({
  name: 'requests.task_end',
  permission: note,
  input: schema.endTaskInput,
  run: endTask,
})

export const confirmTaskAction = action({
  name: 'requests.task_confirm',
  permission: update,
  input: schema.confirmTaskInput,
  run: confirmTask,
})

export const askRecipientAction = action({
  name: 'requests.ask_recipient',
  permission: update,
  input: askRecipientInput,
  run: async (context, input) => {
    const asked = await askRecipient(context, input)
    // The secret goes by mail, and nowhere else.
    return asked.ok ? { ok: true as const, value: { id: asked.value.id } } : asked
  },
})

export const revokeRequestLinkAction = action({
  name: 'requests.revoke_link',
  permission: update,
  input: revokeLinkInput,
  run: revokeRequestLink,
})

export const revokeRecipientLinkAction = action({
  name: 'requests.revoke_recipient_link',
  permission: update,
  input: revokeConfirmInput,
  run: revokeRecipientLink,
})

export const decideRequestAction = action({
  name: 'requests.decide',
  permission: update,
  input: schema.decideInput,
  run: decideRequest,
})

export const executeRequestAction = action({
  name: 'requests.execute',
  permission: update,
  input: schema.executeInput,
  run: executeRequest,
})

export const startLetterAction = action({
  name: 'requests.letter',
  permission: update,
  input: schema.startLetterInput,
  run: startLetter,
})

export const changeLetterAction = action({
  name: 'requests.letter_change',
  permission: update,
  input: schema.changeLetterInput,
  run: changeLetter,
})

export const sendLetterAction = action({
  name: 'requests.letter_sent',
  permission: update,
  input: schema.sentLetterInput,
  run: sendLetter,
})

export const addNoteAction = action({
  name: 'requests.note',
  permission: update,
  input: schema.noteInput,
  run: addNote,
})

export const closeRequestAction = action({
  name: 'requests.close',
  permission: update,
  input: schema.endInput,
  run: closeRequest,
})

export const reopenRequestAction = action({
  name: 'requests.reopen',
  permission: update,
  input: schema.endInput,
  run: reopenRequest,
})

export const withdrawRequestAction = action({
  name: 'requests.withdraw',
  permission: update,
  input: schema.withdrawInput,
  run: withdrawRequest,
})

export const mergeRequestAction = action({
  name: 'requests.merge',
  permission: update,
  input: schema.mergeInput,
  run: mergeRequest,
})

export const eraseRequestAction = action({
  name: 'requests.erase',
  permission: { resource: 'request', verb: 'retire' },
  input: schema.eraseInput,
  run: eraseRequest,
})

export const dropFileAction = action({
  name: 'requests.file_remove',
  permission: update,
  input: schema.dropFileInput,
  run: dropFromRequest,
})

export const setKeepYearsAction = action({
  name: 'settings.request_keep_years',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: schema.keepYearsInput,
  run: setKeepYears,
})
