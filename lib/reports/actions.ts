'use server'

import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { action } from '@/lib/action/action'
import { asResult, type Result } from '@/lib/errors/refusal'
import { instantTyped, typedMomentSchema } from '@/lib/leaks/facts/moments'
import { worded } from '@/lib/leaks/moment-words'
import { translateText } from '@/lib/records/write/update'
import { translatedText } from '@/lib/registers/shared/other-languages'
import { textUpTo } from '@/lib/text/typed'
import { bundleLeak, bundleLeakInput } from './bundle'
import { type Filed, fileReport } from './file'
import { correctProfile, correctProfileInput, importProfile, importProfileInput } from './profiles/correct'
import { draftLanguages } from './values'
import { createDraft, createDraftInput, fileInput } from './write'

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

/** A text of a record in the language of a report, written beside the field of its draft. */
const translateInput = z.strictObject({
  register: z.string().max(60),
  ref: z.string().max(40),
  version: z.number().int(),
  translation: z.strictObject({
    field: translatedText,
    language: z.enum(draftLanguages),
    text: textUpTo(4000).min(1, { error: 'required' }),
  }),
})

/** A change of the record like any other: with its right, and through its review. */
export const translateAction = action({
  name: 'drafts.translate',
  permission: { resource: 'register', verb: 'update' },
  input: translateInput,
  run: translateText,
})
