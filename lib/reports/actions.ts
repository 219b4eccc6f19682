'use server'

import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { action } from '@/lib/action/action'
import { asResult, type Result } from '@/lib/errors/refusal'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { worded } from '@/lib/leaks/moment-words'
import { bundleLeak, bundleLeakInput } from './bundle'
import { type Filed, fileReport } from './file'
import { correctProfile, correctProfileInput, importProfile, importProfileInput } from './profiles/correct'
import {
  createDraft,
  createDraftInput,
  fileInput,
  signOffDraft,
  signOffInput,
  updateDraft,
  updateDraftInput,
} from './write'

export const correctProfileAction = action({
  name: 'settings.report_profile',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: correctProfileInput,
  run: correctProfile,
})

export const importProfileAction = action({
  name: 'settings.report_profile_import',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: importProfileInput,
  run: importProfile,
})

/** The form of filing: the moment of filing as typed, in the company's zone. */
const filingForm = fileInput.omit({ filedAt: true }).extend({ at: typedMomentSchema })
type FilingForm = z.infer<typeof filingForm>

/** Marks a report as filed at the moment that was typed. A time the clocks skipped is refused, one they showed twice must be chosen. */
function fileAsTyped(context: CommandContext, { at, ...rest }: FilingForm): Promise<Result<Filed>> {
  return worded(
    asResult(async () => fileReport(context, { ...rest, filedAt: instantTyped(at) })),
    context.zone,
  )
}

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
  input: filingForm,
  run: fileAsTyped,
})

export const bundleLeakAction = action({
  name: 'drafts.bundle',
  permission: { resource: 'draft', verb: 'update' },
  input: bundleLeakInput,
  run: bundleLeak,
})
