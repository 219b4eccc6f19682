import 'server-only'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { currentAsOf } from '@/lib/access/past/as-of'
import { registerScope } from '@/lib/access/scope'
import { gate, nothingThere } from '@/lib/action/gate'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { transferFacts } from '@/lib/law/transfers'
import { readableTitles, usedBy } from '@/lib/records/links/used-by'
import { type ListColumn, viewOf } from '@/lib/records/list/columns'
import { oneRow, pageRows, type RawRow } from '@/lib/records/list/page'
import { type Related, type RelatedByField, relatedOf } from '@/lib/records/list/row'
import { declarationOf, findDeclaration, marksOf } from '@/lib/records/state/registered'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { FlowPart } from '@/lib/registers/declare/parts'
import { bareState } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { type LocalNow, localDateOf } from '@/lib/time/zone'
import { type Flow, type FlowActivityFacts, type FlowPartyFacts, flowOfFacts } from './graph'

const byRef: ListColumn = { name: 'ref', shape: 'text', field: null, sort: true, filter: true, shownAtFirst: true }

type ReadRow = { register: AnyRegister; row: RawRow; links: RelatedByField }
type Named = { register: string; ref: string }

const stands = (part: FlowPart, { register }: Named) => findDeclaration(register)?.flow === part

/**
 * Records by register and reference as this person may read them, now or as of a moment, with what they link to; retired
 * ones and those they may not see are left out (two queries a register).
 */
async function rowsByRef(actor: Actor, named: readonly Named[], asOf: Instant | null): Promise<ReadRow[]> {
  const registers = [...new Set(named.map(({ register }) => register))]
  const read = registers.map(async (slug) => {
    const refs = [...new Set(named.flatMap(({ register, ref }) => (register === slug ? [ref] : [])))]
    const state = {
      ...bareState,
      filters: { ref: refs },
      sort: [{ field: 'ref', dir: 'asc' as const }],
      size: refs.length,
      locale: actor.locale,
    }
    const register = declarationOf(slug)
    const rows = await pageRows(db(), register, registerScope(actor), [byRef], state, asOf)
    return withLinks(actor, register, rows, asOf)
  })
  return (await Promise.all(read)).flat()
}

/** These rows with what they link to, as this person may read it. */
async function withLinks(
  actor: Actor,
  register: AnyRegister,
  rows: readonly RawRow[],
  asOf: Instant | null,
): Promise<ReadRow[]> {
  const links: ReadonlyMap<RecordId | string, RelatedByField> = await relatedOf(
    db(),
    register,
    registerScope(actor),
    rows,
    asOf,
  )
  return rows.map((row) => ({ register, row, links: links.get(row.id) ?? {} }))
}

/** Activities looked at, at most; the rest is counted. */
const most = 50

export type RecordFlow = {
  register: string
  ref: string
  title: string
  flow: Flow
  /** Activities around it that are not shown. */
  more: number
}

const text = z.string().catch('')
const code = z.string().nullable().catch(null)
const transfers = z.array(transferFacts).catch([])
const activityDetail = z.object({
  recipients: z.array(z.object({ kind: code, name: text, country: text })).catch([]),
  noRecipients: z.boolean().catch(false),
  transfers,
})
const partyDetail = z.object({ legalName: text, partyKind: code, country: text, transfers })

/**
 * What flows through a record, as this person may read it: an activity's own flow, for any other record that of the
 * activities that link to it. Null where they see no more than a title, or nothing. With `asOf` as it stood at that moment, judged
 * by the adequacy decisions as they are known today on the day asked (at most eight queries).
 */
export async function flowOf(
  actor: Actor,
  register: AnyRegister,
  ref: string,
  { now, zone, asOf }: Pick<LocalNow, 'now' | 'zone'> & { asOf: Instant | null },
): Promise<RecordFlow | null> {
  const scope = registerScope(actor)
  const row = await oneRow(db(), register, scope, ref, asOf)
  if (!row || (row.frozen && viewOf(scope) === 'title')) return null
  const isActivity = register.flow === 'activity'
  const using = isActivity
    ? []
    : await usedBy(db(), { id: row.id, ref, register: register.slug }, { asOf, reader: actor })
  const around = readableTitles(actor, using).filter((user) => stands('activity', user))
  const shown = around.slice(0, most)
  const read = isActivity ? await withLinks(actor, register, [row], asOf) : await rowsByRef(actor, shown, asOf)
  const [parties, adequacy] = await Promise.all([partiesOf(actor, read, asOf), adequacyDecisionsIn(db())])
  const facts = read.map((of) => activityFacts(of, parties))
  const on = localDateOf(asOf ?? now, zone)
  const flow = flowOfFacts(facts, { on, adequacy })
  return { register: register.slug, ref, title: row.title, flow, more: around.length - shown.length }
}

/** What an activity links to that stands at this place of a flow, each once, by reference. */
function linkedAs(part: FlowPart, { links }: ReadRow): Related[] {
  const linked = Object.values(links)
    .flat()
    .filter((to) => stands(part, to))
  return [...new Map(linked.map((to) => [to.ref, to])).values()]
}

/** Parties that these activities link to, by reference: what may be read of them. */
async function partiesOf(actor: Actor, activities: readonly ReadRow[], asOf: Instant | null) {
  const linked = activities.flatMap((activity) => linkedAs('party', activity))
  const rows = await rowsByRef(actor, linked, asOf)
  const known = new Map(rows.map((row) => [row.row.ref, partyFacts(row)]))
  const unknown = (ref: string, title: string): FlowPartyFacts => ({
    ...{ ref, title, legalName: '', kind: null, country: '', transfers: [], marks: null },
  })
  return new Map(linked.map(({ ref, title }) => [ref, known.get(ref) ?? unknown(ref, title)]))
}

function partyFacts({ register, row }: ReadRow): FlowPartyFacts {
  const { legalName, partyKind, country, transfers: stated } = partyDetail.parse(row.detail)
  return {
    ref: row.ref,
    title: row.title,
    legalName,
    kind: partyKind,
    country,
    transfers: stated,
    marks: row.missing && marksOf(register.slug, row.missing),
  }
}

function activityFacts(activity: ReadRow, parties: ReadonlyMap<string, FlowPartyFacts>): FlowActivityFacts {
  const { row } = activity
  return {
    ...activityDetail.parse(row.detail),
    ref: row.ref,
    title: row.title,
    sources: linkedAs('source', activity),
    parties: linkedAs('party', activity).flatMap(({ ref }) => parties.get(ref) ?? []),
  }
}

/** The flow of a record, now or as of the chosen date; not found for who sees no more than its title. Read once for title and page. */
export const loadFlow = cache(async (slug: string, ref: string) => {
  const actor = await gate('register', 'read')
  const register = findDeclaration(slug)
  const [at, asOf] = await Promise.all([officeNow(), currentAsOf()])
  const flow = register && (await flowOf(actor, register, ref, { ...at, asOf }))
  if (!flow) return nothingThere(actor, 'register', 'read')
  return flow
})
