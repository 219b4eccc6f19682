import { z } from 'zod'

export const userIdSchema = z.uuid().brand<'UserId'>()
export type UserId = z.infer<typeof userIdSchema>

export const departmentIdSchema = z.uuid().brand<'DepartmentId'>()
export type DepartmentId = z.infer<typeof departmentIdSchema>

export const recordIdSchema = z.uuid().brand<'RecordId'>()
export type RecordId = z.infer<typeof recordIdSchema>

export const apiTokenIdSchema = z.uuid().brand<'ApiTokenId'>()
export type ApiTokenId = z.infer<typeof apiTokenIdSchema>

export const webhookIdSchema = z.uuid().brand<'WebhookId'>()
export type WebhookId = z.infer<typeof webhookIdSchema>

export const deputyIdSchema = z.uuid().brand<'DeputyId'>()
export type DeputyId = z.infer<typeof deputyIdSchema>

export const rightsIdSchema = z.uuid().brand<'RightsId'>()
export type RightsId = z.infer<typeof rightsIdSchema>

export const versionIdSchema = z.uuid().brand<'VersionId'>()
export type VersionId = z.infer<typeof versionIdSchema>

export const findingIdSchema = z.uuid().brand<'FindingId'>()
export type FindingId = z.infer<typeof findingIdSchema>

export const holdIdSchema = z.uuid().brand<'HoldId'>()
export type HoldId = z.infer<typeof holdIdSchema>

export const deletionIdSchema = z.uuid().brand<'DeletionId'>()
export type DeletionId = z.infer<typeof deletionIdSchema>

export const leakIdSchema = z.uuid().brand<'LeakId'>()
export type LeakId = z.infer<typeof leakIdSchema>

export const draftIdSchema = z.uuid().brand<'DraftId'>()
export type DraftId = z.infer<typeof draftIdSchema>

/** Chosen by the device that sends a leak report; a second send with the same id changes nothing. */
export const clientIdSchema = z.uuid().brand<'ClientId'>()
export type ClientId = z.infer<typeof clientIdSchema>

export const attachmentIdSchema = z.uuid().brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof attachmentIdSchema>

export const customerNoticeIdSchema = z.uuid().brand<'CustomerNoticeId'>()
export type CustomerNoticeId = z.infer<typeof customerNoticeIdSchema>

export const letterIdSchema = z.uuid().brand<'LetterId'>()
export type LetterId = z.infer<typeof letterIdSchema>

export const processorLinkIdSchema = z.uuid().brand<'ProcessorLinkId'>()
export type ProcessorLinkId = z.infer<typeof processorLinkIdSchema>

export const requestLinkIdSchema = z.uuid().brand<'RequestLinkId'>()
export type RequestLinkId = z.infer<typeof requestLinkIdSchema>

export const leakFileIdSchema = z.uuid().brand<'LeakFileId'>()
export type LeakFileId = z.infer<typeof leakFileIdSchema>

export const taskIdSchema = z.uuid().brand<'TaskId'>()
export type TaskId = z.infer<typeof taskIdSchema>

export const viewIdSchema = z.uuid().brand<'ViewId'>()
export type ViewId = z.infer<typeof viewIdSchema>

export const batchIdSchema = z.uuid().brand<'BatchId'>()
export type BatchId = z.infer<typeof batchIdSchema>

export const statementIdSchema = z.uuid().brand<'StatementId'>()
export type StatementId = z.infer<typeof statementIdSchema>

export const promiseIdSchema = z.uuid().brand<'PromiseId'>()
export type PromiseId = z.infer<typeof promiseIdSchema>

export const disclosureIdSchema = z.uuid().brand<'DisclosureId'>()
export type DisclosureId = z.infer<typeof disclosureIdSchema>

export const requestIdSchema = z.uuid().brand<'RequestId'>()
export type RequestId = z.infer<typeof requestIdSchema>

export const requestTaskIdSchema = z.uuid().brand<'RequestTaskId'>()
export type RequestTaskId = z.infer<typeof requestTaskIdSchema>

export const requestLetterIdSchema = z.uuid().brand<'RequestLetterId'>()
export type RequestLetterId = z.infer<typeof requestLetterIdSchema>

export const importIdSchema = z.uuid().brand<'ImportId'>()
export type ImportId = z.infer<typeof importIdSchema>

export const requestFileIdSchema = z.uuid().brand<'RequestFileId'>()
export type RequestFileId = z.infer<typeof requestFileIdSchema>

export const retentionEventIdSchema = z.uuid().brand<'RetentionEventId'>()
export type RetentionEventId = z.infer<typeof retentionEventIdSchema>

export const confirmLinkIdSchema = z.uuid().brand<'ConfirmLinkId'>()
export type ConfirmLinkId = z.infer<typeof confirmLinkIdSchema>

export const disclosureFileIdSchema = z.uuid().brand<'DisclosureFileId'>()
export type DisclosureFileId = z.infer<typeof disclosureFileIdSchema>
