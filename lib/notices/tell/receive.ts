import { headers } from 'next/headers'
import type { CommandContext } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import type { PostedFields, PostedFiles } from '@/lib/action/posted'
import { asResult, type Failure, type Result } from '@/lib/errors/refusal'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { attachReporterFile } from '@/lib/leaks/commands/attach-file'
import { reportByProcessor } from '@/lib/leaks/commands/report-by-processor'
import { contactLanguages } from '@/lib/leaks/facts/answers'
import { reportLocaleOf } from '@/lib/text/locale'
import { keepDraft } from '../links/draft'
import { type OpenLink, openLink } from '../links/open-link'
import { type Fields, readReport, readUpdate, reportFields, updateFields } from './forms'
import { filesIn } from './multipart'

type Asked = { token: string }
/** Leaks that came by a link have such names; anything else names none. */
const refPattern = /^L-\d{4}-\d{3,6}$/

/**
 * Takes a form that was sent behind a link: a new leak, or an update of one that came by it. Answers with where the browser
 * goes on. What could not be taken waits with the link, and the page says what is wrong. Unknown, revoked and ended links
 * answer alike.
 */
export async function receiveForm(
  context: CommandContext,
  { token }: Asked,
  { fields }: PostedFields,
): Promise<Response | Failure> {
  const link = await openLink(context, token, clientAddress(await headers()))
  if (link.kind !== 'open') return shut(link.kind)
  const isUpdate = fields.form?.[0] === 'update'
  const ref = isUpdate ? refIn(fields.ref?.[0]) : ''
  const taken = await (isUpdate ? takeUpdate(link, ref, fields) : takeReport(link, fields))
  const on = new URLSearchParams({ language: languageIn(fields, link) })
  if (taken.ok) {
    await keepDraft(link.context.actor.id, null)
    on.set('sent', isUpdate ? 'update' : 'report')
    on.set('ref', taken.value.ref)
    return goOn(token, on)
  }
  if (taken.code === 'not_found') return { ok: false, code: 'not_found' }
  const names: readonly string[] = isUpdate ? updateFields : reportFields
  const typed = Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, [...fields[name]]]] : [])))
  await keepDraft(link.context.actor.id, { form: isUpdate ? 'update' : 'report', ref, fields: typed })
  on.set('problem', taken.code === 'invalid' ? 'invalid' : (taken.reason ?? taken.code))
  return goOn(token, on)
}

async function takeReport(link: OpenLink, fields: Fields): Promise<Result<{ ref: string }>> {
  const read = readReport(fields)
  if (!read.ok) return { ok: false, code: 'invalid', fields: read.fields }
  const language = contactLanguages.find((one) => one === link.language) ?? 'en'
  const { recordId, isExample } = link
  return reportByProcessor(link.context, read.input, { recordId, language, isExample })
}

async function takeUpdate(link: OpenLink, ref: string, fields: Fields): Promise<Result<{ ref: string }>> {
  const read = readUpdate(ref, fields)
  return read.ok ? addReporterNote(link.context, read.input) : { ok: false, code: 'invalid', fields: read.fields }
}

/** Takes files for a leak that came by the link. Each that is good is kept; the first that is not is told of. */
export async function receiveFiles(
  context: CommandContext,
  { token }: Asked,
  { request }: PostedFiles,
): Promise<Response | Failure> {
  const link = await openLink(context, token, clientAddress(await headers()))
  if (link.kind !== 'open') return shut(link.kind)
  const read = await asResult(async () => ({ ok: true as const, value: await filesIn(request) }))
  const fields = read.ok ? read.value.fields : {}
  const ref = refIn(fields.ref?.[0])
  const on = new URLSearchParams({ language: languageIn(fields, link) })
  const results = read.ok ? await keepAll(link, ref, read.value.files) : [read]
  const failed = results.find((result) => !result.ok)
  if (!failed) on.set('sent', 'files')
  else if (!failed.ok && failed.code === 'not_found') return { ok: false, code: 'not_found' }
  else if (!failed.ok) on.set('problem', failed.reason ?? failed.code)
  return goOn(token, on)
}

async function keepAll(link: OpenLink, ref: string, files: readonly File[]): Promise<Result<unknown>[]> {
  if (files.length === 0) return [{ ok: false, code: 'invalid', reason: 'file_none' }]
  const results: Result<unknown>[] = []
  for (const file of files)
    results.push(
      await attachReporterFile(
        link.context,
        { ref, name: file.name },
        { body: file.stream(), declaredSize: file.size },
      ),
    )
  return results
}

function shut(kind: 'absent' | 'too_many'): Failure {
  return { ok: false, code: kind === 'too_many' ? 'too_many' : 'not_found' }
}

function refIn(given: string | undefined): string {
  return given !== undefined && refPattern.test(given) ? given : ''
}

function languageIn(fields: Fields, link: OpenLink): string {
  return reportLocaleOf(fields.language?.[0]) ?? link.language
}

/** The page again, so that loading it anew sends nothing twice. */
function goOn(token: string, query: URLSearchParams): Response {
  return new Response(null, {
    status: 303,
    headers: { location: `/notify/${token}?${query}#outcome` },
  })
}
