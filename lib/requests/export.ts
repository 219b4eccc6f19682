import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { requestLetterIdSchema } from '@/lib/db/ids'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders } from '@/lib/files/store/read'
import { codesOf } from '@/lib/law/codes/code'
import { requestLetters } from '@/lib/law/codes/requests'
import { textsOf } from '@/lib/text/catalogue'
import { requestDetail } from './queries/request-detail'

type Context = CommandContext & { actor: Actor }

export const letterExportInput = z.object({ id: requestLetterIdSchema, format: z.enum(['docx', 'pdf']) })

/** A letter as a document, in its own language. Who may not read its text gets none. Right: request.update. */
export async function exportLetter(
  context: Context,
  { id, format }: z.output<typeof letterExportInput>,
): Promise<Response | Failure> {
  authorise(context, 'request', 'update')
  const found = await db().requestLetter.findUnique({ where: { id }, select: { request: { select: { ref: true } } } })
  const request = found && (await requestDetail(context, found.request.ref))
  const letter = request?.letters.find((one) => one.id === id)
  const kind = codesOf(requestLetters).find((one) => one === letter?.kind)
  if (!request || !letter?.body || !kind) return { ok: false, code: 'not_found' }
  const [t, common, office] = await Promise.all([
    textsOf(letter.language, 'request-letters'),
    textsOf(context.actor.locale, 'common'),
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }),
  ])
  const company = office?.legalName ?? ''
  const content = {
    language: letter.language,
    title: t(`subject.${kind}`, { ref: request.ref }),
    subtitle: company,
    notes: request.isExample ? [common('example')] : [],
    facts: [],
    headings: { question: '', answer: '', source: '', page: '' },
    sections: letter.body.split(/\n{2,}/).map((paragraph) => ({
      title: '',
      rows: [{ question: '', answer: paragraph, state: '', source: '' }],
    })),
    layout: 'letter' as const,
    footer: [company, request.ref].filter(Boolean).join(' · '),
  }
  const name = `${request.ref}-${kind}`
  const ready = await makeAtOnce(context.actor.id, { maker: 'content', input: { content, format, name } })
  if ('ok' in ready) return ready
  await recordRead(context, {
    action: 'request.export',
    subject: { type: 'request', id: request.id, ref: request.ref },
    changes: [
      { field: 'format', old: null, new: format },
      { field: 'letter', old: null, new: kind },
    ],
  })
  const { made, bytes } = ready
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders(made.name, made.type, bytes.length) })
}
