'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { addLeakEntry } from './commands/add-entry'
import { addReporterNote } from './commands/add-reporter-note'
import { releaseAdvice, writeAdvice } from './commands/advise'
import { allowAnonymousReports } from './commands/allow-anonymous'
import { assessSeverity } from './commands/assess-severity'
import { removeLeakFile, removeLeakFileInput } from './commands/attach-file'
import { closeLeak, confirmLeak, markNearMiss, rejectLeak, reopenLeak } from './commands/confirm-and-close'
import { correctClockRule, limitMoments } from './commands/correct-clock-rule'
import { inviteToLeak, linkRecords, setInviteRole } from './commands/link-and-invite'
import { mergeLeak } from './commands/merge-leak'
import { promiseNoBlame } from './commands/promise-no-blame'
import { recordReport } from './commands/record-filing'
import { recordNotice } from './commands/record-notice'
import { setHandlers } from './commands/set-handlers'
import { correctMoment, setAware, setMoment } from './commands/set-moments'
import { signDecision } from './commands/sign-decision'
import { updateLeakFacts } from './commands/update-facts'
import { instantTyped, typedMomentSchema } from './facts/moments'
import * as schema from './facts/schema'
import { correctMomentSchema, peopleToldSchema, reportedSchema, setAwareSchema, setMomentSchema } from './facts/schema'
import { assessSeveritySchema } from './facts/severity'
import { factsFormSchema, factsInput } from './facts-form'
import { anonymousNote, anonymousStatus } from './load'
import { worded } from './moment-words'
import { findRecordsToLink } from './queries/leak-detail'

/** Forms in which a person types a moment in the company's zone; the command behind them takes the instant. */
const awareForm = setAwareSchema.extend({ at: typedMomentSchema })
const momentForm = setMomentSchema.extend({ at: typedMomentSchema })
const toldForm = peopleToldSchema.extend({ at: typedMomentSchema })
const reportedForm = reportedSchema.extend({ at: typedMomentSchema })
const entryForm = schema.entryFields.extend({ at: typedMomentSchema }).superRefine(schema.contactComplete)
const correctForm = correctMomentSchema.extend({ at: typedMomentSchema })

const triage = { resource: 'leak', verb: 'triage' } as const
const update = { resource: 'leak', verb: 'update' } as const

export const addNoteAction = action({
  name: 'leaks.note',
  permission: { resource: 'own_report', verb: 'note' },
  input: schema.reporterNoteSchema,
  run: addReporterNote,
})

export const removeLeakFileAction = action({
  name: 'leaks.file_remove',
  permission: update,
  input: removeLeakFileInput,
  run: removeLeakFile,
})

export const confirmAction = action({
  name: 'leaks.confirm',
  permission: triage,
  input: schema.confirmSchema,
  run: confirmLeak,
})

export const rejectAction = action({
  name: 'leaks.reject',
  permission: triage,
  input: schema.reasonSchema,
  run: rejectLeak,
})

export const nearMissAction = action({
  name: 'leaks.near_miss',
  permission: triage,
  input: schema.reasonSchema,
  run: markNearMiss,
})

export const reopenAction = action({
  name: 'leaks.reopen',
  permission: triage,
  input: schema.reasonSchema,
  run: reopenLeak,
})

export const mergeAction = action({
  name: 'leaks.merge',
  permission: triage,
  input: schema.mergeSchema,
  run: mergeLeak,
})

export const setAwareAction = action({
  name: 'leaks.aware',
  permission: triage,
  input: awareForm,
  run: async (context, { at, ...input }) => worded(setAware(context, { ...input, at: instantTyped(at) }), context.zone),
})

export const setMomentAction = action({
  name: 'leaks.moment',
  permission: update,
  input: momentForm,
  run: async (context, { at, ...input }) =>
    worded(setMoment(context, { ...input, at: at.local === '' ? null : instantTyped(at) }), context.zone),
})

export const correctMomentAction = action({
  name: 'leaks.correct',
  permission: update,
  input: correctForm,
  run: async (context, { at, ...input }) =>
    worded(correctMoment(context, { ...input, at: at.local === '' ? null : instantTyped(at) }), context.zone),
})

export const recordReportAction = action({
  name: 'leaks.reported',
  permission: { resource: 'draft', verb: 'file' },
  input: reportedForm,
  run: async (context, { at, ...input }) =>
    worded(recordReport(context, { ...input, at: instantTyped(at) }), context.zone),
})

export const saveFactsAction = action({
  name: 'leaks.facts_form',
  permission: update,
  input: factsFormSchema,
  run: (context, input) => worded(updateLeakFacts(context, factsInput(input)), context.zone),
})

export const linkRecordsAction = action({
  name: 'leaks.link',
  permission: update,
  input: schema.linkRecordsSchema,
  run: linkRecords,
})

export const findRecordsAction = action({
  name: 'leaks.find_records',
  permission: update,
  input: schema.findRecordsSchema,
  run: findRecordsToLink,
})

export const inviteAction = action({
  name: 'leaks.invite',
  permission: update,
  input: schema.inviteSchema,
  run: inviteToLeak,
})

export const setHandlersAction = action({
  name: 'leaks.handlers',
  permission: triage,
  input: schema.handlersSchema,
  run: setHandlers,
})

export const setInviteRoleAction = action({
  name: 'leaks.invite_role',
  permission: update,
  input: schema.inviteRoleSchema,
  run: setInviteRole,
})

export const addEntryAction = action({
  name: 'leaks.entry',
  permission: { resource: 'leak', verb: 'note' },
  input: entryForm,
  run: (context, { at, ...input }) => addLeakEntry(context, { ...input, at: instantTyped(at) }),
})

export const writeAdviceAction = action({
  name: 'leaks.advise',
  permission: { resource: 'advice', verb: 'create' },
  input: schema.adviceSchema,
  run: writeAdvice,
})

export const assessSeverityAction = action({
  name: 'leaks.severity',
  permission: { resource: 'advice', verb: 'create' },
  input: assessSeveritySchema,
  run: (context, input) => worded(assessSeverity(context, input), context.zone),
})

export const releaseAdviceAction = action({
  name: 'leaks.release_advice',
  permission: { resource: 'advice', verb: 'release' },
  input: schema.releaseAdviceSchema,
  run: releaseAdvice,
})

export const signDecisionAction = action({
  name: 'leaks.decide',
  permission: { resource: 'decision', verb: 'sign' },
  input: schema.decisionSchema,
  run: signDecision,
})

export const markToldAction = action({
  name: 'leaks.told',
  permission: update,
  input: toldForm,
  run: async (context, { at, ...input }) =>
    worded(recordNotice(context, { ...input, at: instantTyped(at) }), context.zone),
})

export const closeAction = action({
  name: 'leaks.close',
  permission: triage,
  input: schema.closeSchema,
  run: (context, input) => worded(closeLeak(context, input), context.zone),
})

export const correctClockRuleAction = action({
  name: 'settings.clock_rule',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: schema.clockRuleSchema,
  run: correctClockRule,
})

export const limitMomentsAction = action({
  name: 'settings.moment_limit',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: schema.momentLimitSchema,
  run: limitMoments,
})

export const allowAnonymousAction = action({
  name: 'settings.anonymous',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: schema.anonymousSchema,
  run: allowAnonymousReports,
})

/** The status of a report without a name, for who has its code: no session is asked. */
export const readAnonymousAction = action({
  name: 'leaks.anonymous_status',
  permission: 'public',
  input: z.object({ code: schema.codeSchema }),
  run: anonymousStatus,
})

/** Something that who reported without a name adds, by the code alone. */
export const noteAnonymousAction = action({
  name: 'leaks.anonymous_note',
  permission: 'public',
  input: schema.anonymousNoteSchema,
  run: anonymousNote,
})

export const promiseNoBlameAction = action({
  name: 'settings.no_blame',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: schema.noBlameSchema,
  run: promiseNoBlame,
})
