import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { TextLanguage } from '@/lib/law/codes/languages'
import type { RequestTaskKind } from '@/lib/law/codes/requests'
import { inOtherLanguages, type TranslatedText } from '@/lib/registers/shared/other-languages'

type Named = { id: string; ref: string; title: string }

/** A text of the register, and what it says in other languages. */
export type RegisterText = { text: string; others: Partial<Record<TextLanguage, string>> }

/** An activity that concerns a kind of people, with where it keeps their data, who gets them, and what an answer says of it. */
export type ConcernedActivity = Named & {
  said: RegisterText
  dataCategories: readonly string[]
  /** Kind and name, as the register has them. */
  recipients: readonly { kind: string | null; name: string }[]
  transfers: readonly { recipient: string; country: string; mechanism: string | null }[]
  automatedDecision: RegisterText
  systems: readonly Named[]
  processors: readonly (Named & { partyKind: string | null; country: string; contact: string })[]
  purposes: readonly (Named & {
    said: RegisterText
    legalBases: readonly string[]
    legitimateInterest: RegisterText
    automatedDecision: RegisterText
  })[]
  retentionRules: readonly (Named & { period: string; criterion: RegisterText; trigger: string | null })[]
  sources: readonly (Named & { said: RegisterText; origin: string | null })[]
}

const recipientRows = z.array(z.object({ kind: z.string().nullish(), name: z.string().nullish() })).catch([])
const transferRows = z
  .array(z.object({ recipient: z.string().nullish(), country: z.string().nullish(), mechanism: z.string().nullish() }))
  .catch([])

const named = { select: { id: true, ref: true, title: true } } as const
const linked = {
  select: {
    field: true,
    to: {
      select: {
        ...named.select,
        processor: { select: { partyKind: true, country: true, contactEmail: true } },
        purpose: {
          select: { legalBases: true, legitimateInterest: true, automatedDecision: true, otherLanguages: true },
        },
        retentionRule: { select: { period: true, criterion: true, trigger: true, otherLanguages: true } },
        source: { select: { origin: true, otherLanguages: true } },
      },
    },
  },
  orderBy: { to: { ref: 'asc' } },
} as const

/**
 * Where the data of such a person are: the activities of the register, as they stand now, that name this kind of people and in which the
 * company decides itself (what it does as processor is its customers' to answer).
 */
export async function activitiesAbout(client: Tx | PrismaClient, peopleCategory: string): Promise<ConcernedActivity[]> {
  const rows = await client.activity.findMany({
    where: {
      peopleCategories: { has: peopleCategory },
      record: { status: { not: 'retired' } },
      OR: [{ recordKind: null }, { recordKind: { not: 'processor' } }],
    },
    select: {
      dataCategories: true,
      recipients: true,
      transfers: true,
      automatedDecision: true,
      otherLanguages: true,
      record: { select: { ...named.select, linksFrom: linked } },
    },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ record: { linksFrom, ...record }, ...activity }) => {
    const to = (field: string) => linksFrom.flatMap((link) => (link.field === field ? [link.to] : []))
    const nameOf = ({ id, ref, title }: Named) => ({ id, ref, title })
    return {
      ...record,
      said: said(activity, 'title', record.title),
      dataCategories: activity.dataCategories,
      automatedDecision: said(activity, 'automatedDecision', activity.automatedDecision),
      recipients: recipientRows
        .parse(activity.recipients)
        .map(({ kind, name }) => ({ kind: kind ?? null, name: name ?? '' })),
      transfers: transferRows.parse(activity.transfers).map(({ recipient, country, mechanism }) => ({
        ...{ recipient: recipient ?? '', country: country ?? '', mechanism: mechanism ?? null },
      })),
      systems: to('systems').map(nameOf),
      processors: to('processors').map((row) => ({
        ...nameOf(row),
        partyKind: row.processor?.partyKind ?? null,
        ...{ country: row.processor?.country ?? '', contact: row.processor?.contactEmail ?? '' },
      })),
      purposes: to('purposes').map((row) => ({
        ...nameOf(row),
        said: said(row.purpose, 'title', row.title),
        legalBases: row.purpose?.legalBases ?? [],
        legitimateInterest: said(row.purpose, 'legitimateInterest', row.purpose?.legitimateInterest),
        automatedDecision: said(row.purpose, 'automatedDecision', row.purpose?.automatedDecision),
      })),
      retentionRules: to('retentionRules').map((row) => ({
        ...nameOf(row),
        period: row.retentionRule?.period ?? '',
        criterion: said(row.retentionRule, 'criterion', row.retentionRule?.criterion),
        trigger: row.retentionRule?.trigger ?? null,
      })),
      sources: to('sources').map((row) => ({
        ...nameOf(row),
        ...{ said: said(row.source, 'title', row.title), origin: row.source?.origin ?? null },
      })),
    }
  })
}

function said(detail: { otherLanguages: unknown } | null, name: TranslatedText, text = ''): RegisterText {
  return { text, others: detail ? inOtherLanguages(detail, name) : {} }
}

/** Parties that process for us (Art. 28), as far as the register says: it lists joint controllers, partners and authorities too. */
const processing: readonly (string | null)[] = ['processor', 'sub_processor', 'open', null]

/** Whether a party processes for us. */
export async function isProcessor(client: Tx | PrismaClient, ref: string | null): Promise<boolean> {
  const party = ref === null ? null : await client.processor.findFirst({ where: { record: { ref } } })
  return processing.includes(party?.partyKind ?? null)
}

/** At these data are looked for: they process for us, or with us, of whom a person may ask either (Art. 26(3)). Others answer for themselves. */
const holdsData = (partyKind: string | null) => partyKind === 'joint_controller' || processing.includes(partyKind)

/** A place at which something is to be done for the person. `origin` makes it one of its kind. */
export type Place = { kind: RequestTaskKind; origin: string; recordRef: string | null; title: string }

/**
 * Systems of these activities and parties that hold data for the company or with it, each once; and, where it must be told to
 * recipients (Art. 19), every party, and the recipients that it names.
 */
export function placesIn(activities: readonly ConcernedActivity[], tellsRecipients: boolean): Place[] {
  const places = activities.flatMap(({ systems, processors, recipients }): Place[] => [
    ...systems.map(({ id, ref, title }) => ({ kind: 'system' as const, origin: id, recordRef: ref, title })),
    ...processors
      .filter(({ partyKind }) => tellsRecipients || holdsData(partyKind))
      .map(({ id, ref, title }) => ({ kind: 'processor' as const, origin: id, recordRef: ref, title })),
    ...(tellsRecipients
      ? recipients.flatMap(({ name, kind }) =>
          name === '' || kind === 'data_subject_self' || kind === 'internal_department'
            ? []
            : [{ kind: 'recipient' as const, origin: `recipient:${name}`, recordRef: null, title: name }],
        )
      : []),
  ])
  const order = { system: 0, processor: 1, recipient: 2, other: 3 } satisfies Record<RequestTaskKind, number>
  return [...new Map(places.map((place) => [place.origin, place])).values()].sort(
    (a, b) => order[a.kind] - order[b.kind],
  )
}
