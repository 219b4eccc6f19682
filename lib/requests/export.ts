import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import { requestLetterIdSchema } from '@/lib/db/ids'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Order } from '@/lib/documents/order'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders } from '@/lib/files/store/read'
import { codesOf } from '@/lib/law/codes/code'
import { requestLetters } from '@/lib/law/codes/requests'
import { textsOf } from '@/lib/text/catalogue'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import { requestClocks } from './clock/request-clocks'
import { requestDetail } from './queries/request-detail'
import { factsOf, rowOf } from './store/row'

type Context = CommandContext & { actor: Actor }

export const listExportInput = z.object({ format: z.enum(['csv', 'xlsx']) })

/** The register of requests as a table, without who asks, with an entry that says how many. Right: request.export. */
export async function exportRequests(
  context: Context,
  { format }: z.output<typeof listExportInput>,
): Promise<Response | Failure> {
  authorise(context, 'request', 'export')
  const { actor, zone } = context
  const { locale } = actor
  const [t, codes, clocks, kept] = await Promise.all([
    textsOf(locale, 'requests'),
    textsOf(locale, 'codes'),
    textsOf(locale, 'clocks'),
    db().personRequest.findMany({ orderBy: [{ year: 'asc' }, { number: 'asc' }] }),
  ])
  const day = (on: CalendarDate | null) => (on ? formatCalendarDate(on, { locale }) : '')
  const rows = kept.map(rowOf).map((row) => {
    const all = requestClocks(factsOf(row), context)
    const [first] = all
    const due = first?.endedAt === null && first.dueAt
    return [
      ...[row.ref, codes(`requestRights.${row.right}`), codes(`requestStates.${row.state}`), day(row.receivedOn)],
      ...[codes(`requestChannels.${row.channel}`), codes(`peopleCategories.${row.peopleCategory}`)],
      first ? `${clocks(`names.${first.code}`)}: ${clocks(`states.${first.state}`)}` : t('noClock'),
      due ? formatInstant(due, { locale, zone, endOfDay: true }) : '',
      day(row.confirmedOn),
      row.identityHow ? codes(`identityWays.${row.identityHow}`) : '',
      ...[day(row.extendedOn), day(row.executedOn)],
      row.decision ? codes(`requestDecisions.${row.decision}`) : '',
      row.refusalGround ? codes(`refusalGrounds.${row.refusalGround}`) : '',
      day(row.answeredOn),
      t(all.some(({ late }) => late) ? 'sheet.yes' : 'sheet.no'),
    ]
  })
  const headings = [
    ...(['ref', 'right', 'state', 'receivedOn', 'channel', 'peopleCategory'] as const).map((id) => t(`columns.${id}`)),
    ...(['clock', 'due', 'confirmed', 'identity', 'extended', 'executed'] as const).map((id) => t(`sheet.${id}`)),
    t('columns.decision'),
    ...(['ground', 'answered', 'late'] as const).map((id) => t(`sheet.${id}`)),
  ]
  const sheet = { title: t('title'), headings, rows }
  return handedOut(context, { maker: 'sheet', input: { sheet, format, name: 'requests' } }, () =>
    recordRead(context, {
      action: 'request.export',
      subject: { type: 'organisation', id: mainEntityId },
      changes: [
        { field: 'format', old: null, new: format },
        { field: 'count', old: null, new: rows.length },
      ],
    }),
  )
}

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
  return handedOut(context, { maker: 'content', input: { content, format, name } }, () =>
    recordRead(context, {
      action: 'request.export',
      subject: { type: 'request', id: request.id, ref: request.ref },
      changes: [
        { field: 'format', old: null, new: format },
        { field: 'letter', old: null, new: kind },
      ],
    }),
  )
}

async function handedOut(context: Context, order: Order, note: () => Promise<unknown>): Promise<Response | Failure> {
  const ready = await makeAtOnce(context.actor.id, order)
  if ('ok' in ready) return ready
  await note()
  const { made, bytes } = ready
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders(made.name, made.type, bytes.length) })
}
