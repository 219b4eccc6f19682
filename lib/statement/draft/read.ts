import { z } from 'zod'
import { addressBook } from '@/lib/authorities/book/in-use'
import { authorityOn } from '@/lib/authorities/book/resolve'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { parseContent } from '@/lib/records/state/content'
import { inOtherLanguages, translatedText } from '@/lib/registers/shared/other-languages'
import { reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { DraftCompany, DraftFacts } from './facts'

/** So many records are read. */
const most = 3_000

const registers = ['activities', 'purposes', 'processors', 'sources', 'retention-rules'] as const
const select = {
  ...{ ref: true, register: true, title: true, inForceVersionId: true, status: true },
  ...{ activity: true, purpose: true, processor: true, source: true, retentionRule: true },
  linksFrom: { select: { field: true, to: { select: { ref: true } } }, orderBy: { to: { ref: 'asc' } } },
} satisfies Prisma.RecordSelect
type Row = Prisma.RecordGetPayload<{ select: typeof select }>

const text = z
  .string()
  .nullish()
  .catch('')
  .transform((said) => said?.trim() ?? '')
const code = z
  .string()
  .nullish()
  .catch(null)
  .transform((said) => said || null)
const codes = z.array(z.string()).catch([])
const yes = z.boolean().catch(false)
const day = calendarDateSchema
  .nullish()
  .catch(null)
  .transform((said) => said ?? null)
const rowsOf = <S extends z.ZodType>(row: S) => z.array(row).catch([])
const transfer = z.object({ recipient: text, country: text, organisation: text, mechanism: text })

const activity = z.object({
  recordKind: code,
  peopleCategories: codes,
  dataCategories: codes,
  recipients: rowsOf(z.object({ kind: text, name: text })),
  noRecipients: yes,
  transfers: rowsOf(transfer),
  noTransfers: yes,
  jointControllers: rowsOf(z.object({ name: text, contact: text })),
  automatedDecision: text,
  retentionReason: text,
  purposes: codes,
  processors: codes,
  sources: codes,
  retentionRules: codes,
})
const purpose = z.object({
  description: text,
  legalBases: codes,
  lawReference: text,
  legitimateInterest: text,
  withdrawalPath: text,
  provisionDuty: code,
  automatedDecision: text,
  art9Conditions: codes,
})
const party = z.object({ legalName: text, country: text, service: text, transfers: rowsOf(transfer) })
const source = z.object({ origin: code, dataCategories: codes })
const texts = translatedText.options
const rule = z.object({ dataCategories: codes, trigger: code, fixedOn: day, period: text, criterion: text })

/** What a draft is made of, as the register says it now: of a record that is being changed counts what is in force (four statements). */
export async function readDraftFacts(today: CalendarDate): Promise<DraftFacts> {
  const [company, rows] = await Promise.all([
    readCompany(today),
    db().record.findMany({
      where: { register: { in: [...registers] }, status: { not: 'retired' } },
      select,
      orderBy: [{ register: 'asc' }, { number: 'asc' }],
      take: most,
    }),
  ])
  const changing = rows.flatMap((row) => (row.status === 'in_force' ? [] : (row.inForceVersionId ?? [])))
  const versions = await db().recordVersion.findMany({
    where: { id: { in: changing } },
    select: { id: true, content: true },
  })
  const approved = new Map(versions.map(({ id, content }) => [id, parseContent(content).values]))
  const all = rows.map((row) => ({ row, values: valuesOf(row, approved) }))
  const of = <S extends z.ZodType>(register: (typeof registers)[number], schema: S) =>
    all.flatMap(({ row, values }) =>
      row.register === register
        ? [
            {
              named: {
                ...{ ref: row.ref, title: text.parse(values.title), inForce: row.inForceVersionId !== null },
                others: Object.fromEntries(texts.map((name) => [name, inOtherLanguages(values, name)])),
              },
              said: schema.parse(values),
            },
          ]
        : [],
    )
  return {
    company,
    activities: of('activities', activity).flatMap(({ named, said }) => {
      const { recordKind, peopleCategories, dataCategories, retentionRules, ...more } = said
      if (recordKind === 'processor') return []
      return [{ ...named, ...more, people: peopleCategories, data: dataCategories, rules: retentionRules }]
    }),
    purposes: of('purposes', purpose).map(({ named, said }) => ({ ...named, ...said })),
    parties: of('processors', party).map(({ named, said }) => ({ ...named, ...said })),
    sources: of('sources', source).map(({ named, said }) => ({
      ...named,
      origin: said.origin,
      data: said.dataCategories,
    })),
    rules: of('retention-rules', rule).map(({ named, said: { dataCategories, ...said } }) => ({
      ...named,
      ...said,
      data: dataCategories,
    })),
  }
}

/** Title, own columns and relations by reference, side by side, as a version has them. */
function valuesOf(row: Row, approved: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Record<string, unknown> {
  const frozen = row.status !== 'in_force' && row.inForceVersionId && approved.get(row.inForceVersionId)
  if (frozen) return { ...frozen }
  const own = row.activity ?? row.purpose ?? row.processor ?? row.source ?? row.retentionRule ?? {}
  const columns = Object.entries(own).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString().slice(0, 10) : value,
  ])
  const fields = [...new Set(row.linksFrom.map(({ field }) => field))]
  const relations = fields.map((name) => [
    name,
    row.linksFrom.flatMap(({ field, to }) => (field === name ? [to.ref] : [])),
  ])
  return { ...Object.fromEntries(columns), ...Object.fromEntries(relations), title: row.title }
}

async function readCompany(today: CalendarDate): Promise<DraftCompany> {
  const [row, book] = await Promise.all([db().organisation.findUnique({ where: { id: 1 } }), addressBook()])
  const town = [row?.postalCode, row?.city].filter(Boolean).join(' ')
  const beside = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ')
  return {
    name: row?.legalName ?? '',
    enterpriseNumber: row?.enterpriseNumber ?? '',
    address: beside(row?.address, town),
    phone: row?.privacyContactPhone || row?.phone || '',
    contactName: row?.privacyContactName ?? '',
    email: row?.privacyContactEmail || row?.email || '',
    representative: beside(row?.representativeName, row?.representativeContact),
    dpoState: row?.dpoState ?? 'open',
    dpo: beside(row?.dpoName, row?.dpoContact),
    authority: row ? authorityOn(book, row.authority, today) : null,
    language: reportLocaleOf(row?.defaultLocale) ?? 'en',
  }
}
