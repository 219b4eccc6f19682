'use server'

import { action } from '@/lib/action/action'
import { createDraftInput, signOffInput, updateDraftInput } from './schema'
import { fileReportSent, fileSent } from './sent'
import { createDraft, signOffDraft, updateDraft } from './write'

export const createDraftAction = action({
  name: 'drafts.create',
  permission: { resource: 'draft', verb: 'create' },
  input: createDraftInput,
  run: createDraft,
})

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

export const fileReportAction = action({
  name: 'drafts.file',
  permission: { resource: 'draft', verb: 'file' },
  input: fileSent,
  run: fileReportSent,
})
