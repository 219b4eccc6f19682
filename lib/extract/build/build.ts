import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { Tx } from '@/lib/db/client'
import { recordBase } from '@/lib/records/state/base'
import { contentHash, contentValues } from '@/lib/records/state/content'
import { declarationOf } from '@/lib/records/state/registered'
import { type Wording, wordingIn } from '@/lib/records/state/wording'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import { answerOf, fieldsFor, moreOf } from './answers'
import { keysFor, recordRegister } from './article-30'
import { type Member, membersOf } from './members'
import type { ExtractEntity, ExtractHead, ExtractRecord, ExtractScope, MissingItem } from './model'
import { entityAt, type ReadRecord, recordsOf } from './read'
import type { Around } from './words'

type Wanted = {
  entity: string
  language: Locale
  scope: ExtractScope
  /** The past moment it stands as of; null: now. */
  asOf: Instant | null
  now: Instant
}

/** An extract that is being read: its head, and its records when they are asked for. */
export type OpenExtract = {
  head: ExtractHead
  words: Wording
  /** Its records of one kind in pages, by number. */
  records(kind: ExtractRecord['kind']): AsyncGenerator<ExtractRecord[]>
}

/** Records are read so many at a time; what they link to stays known for the next pages. */
const [pageSize, mostLinked] = [100, 2_000]

/**
 * The record of Art. 30 of one legal entity, as it stood at a moment, in a language: every activity of its record with
 * the items of Art. 30(1) or 30(2), version and hash, and what is missing by name. Null when there was no such entity.
 * Memory does not grow with it: of what is not being read, a line per activity is kept. The right is for the door to ask.
 */
export async function openExtract(tx: Tx, wanted: Wanted): Promise<OpenExtract | null> {
  const { entity: id, language, scope, asOf, now } = wanted
  const found = await entityAt(tx, id, asOf)
  if (!found) return null
  const { entity, timeZone } = found
  const at = asOf ?? now
  const members = await membersOf(tx, { entity: id, scope, at })
  const words = await wordingIn(language, timeZone)
  const count = (kind: ExtractRecord['kind']) => members.filter((member) => member.kind === kind).length
  const linked = new Map<string, ReadRecord>()
  const around: Around = { words, scope, linked }

  async function read(refs: readonly string[]): Promise<ExtractRecord[]> {
    const page = await recordsOf(tx, refs, { scope, at })
    const links = new Set(page.flatMap(linksOf))
    if (linked.size > mostLinked) linked.clear()
    const unknown = [...links].filter((ref) => !linked.has(ref))
    for (const other of unknown.length > 0 ? await recordsOf(tx, unknown, { scope, at }) : [])
      linked.set(other.ref, other)
    return page.map((record) => recordIn(record, entity, around))
  }

  return {
    head: {
      format: 'dertig.art30',
      formatVersion: 1,
      language,
      scope,
      asOf: at,
      createdAt: now,
      timeZone,
      isExample: entity.isExample || members.some((member) => member.isExample),
      entity,
      missing: missingOfEntity(entity, members, around),
      counts: { controller: count('controller'), processor: count('processor'), unsaid: count('unsaid') },
    },
    words,
    async *records(kind) {
      const refs = members.filter((member) => member.kind === kind).map(({ ref }) => ref)
      for (let from = 0; from < refs.length; from += pageSize) yield await read(refs.slice(from, from + pageSize))
    },
  }
}

function linksOf(record: ReadRecord): string[] {
  return Object.keys(recordRegister.relations).flatMap((name) => refsIn(record, name))
}

function recordIn(record: ReadRecord, entity: ExtractEntity, around: Around): ExtractRecord {
  const said = record.values.recordKind
  const kind = said === 'controller' || said === 'processor' ? said : 'unsaid'
  const keys = keysFor(kind)
  const items = Object.fromEntries(keys.map((key) => [key.key, answerOf(key, record, entity, around)]))
  const { inForce } = record
  // A working copy in force says what was approved, also where its register has a field since that the version lacks.
  const isApproved = around.scope === 'in_force' || record.status === 'in_force'
  const hash = isApproved ? (inForce?.contentHash ?? null) : workingHash(record, around.linked)
  return {
    ref: record.ref,
    title: record.title,
    kind,
    status: record.status,
    version: inForce && inForce.contentHash === hash ? inForce.number : null,
    contentHash: hash,
    inForceSince: inForce?.since ?? null,
    updatedAt: record.updatedAt,
    isExample: record.isExample || record.ownerIsExample,
    owner: record.ownerIsExample ? `${record.owner} (${around.words.t('common.example')})` : record.owner,
    department: record.department,
    items,
    more: moreOf(record, keys, around),
    missing: missingOf(record, items, kind, around),
  }
}

/** What the rules of the register miss, and the items without an answer that no rule of them names. */
function missingOf(
  record: ReadRecord,
  items: ExtractRecord['items'],
  kind: ExtractRecord['kind'],
  { words }: Around,
): MissingItem[] {
  const rules = recordRegister.requirements.filter(({ code }) => record.missing?.includes(code))
  const named = new Set(rules.flatMap(({ fields }) => fields))
  const keys = keysFor(kind).filter(
    (key) =>
      key.from === 'record' &&
      ['missing', 'open'].includes(items[key.key]?.state ?? '') &&
      !fieldsFor(key).some((field) => named.has(field.name)),
  )
  return [
    ...rules.map(({ code, article }) => ({ code, article, text: words.missing(recordRegister.slug, code) })),
    ...keys.map(({ key, article }) => ({ code: key, article, text: words.t(`extract.keys.${key}`) })),
  ]
}

function missingOfEntity(entity: ExtractEntity, members: readonly Member[], { words }: Around): MissingItem[] {
  const gaps: [string, boolean][] = [
    ['name', entity.name === ''],
    ['address', entity.address === ''],
    ['reach', entity.phone === '' && entity.email === '' && entity.contact === ''],
    ['representative', entity.representative.asked && !(entity.representative.name && entity.representative.contact)],
    ['dpo', isOpen(entity.dpo)],
  ]
  const article = members.some((member) => member.kind !== 'processor') ? '30(1)(a)' : '30(2)(a)'
  return gaps.flatMap(([code, gap]) => (gap ? [{ code, article, text: words.t(`extract.gaps.${code}`) }] : []))
}

function isOpen({ state, name, contact, reason }: ExtractEntity['dpo']): boolean {
  if (state === 'appointed') return name === '' || contact === ''
  return state === 'open' || reason === ''
}

/**
 * SHA-256 of the content of a working copy as submitting it at that moment would have frozen it; null when its values no
 * longer fit the declaration. `linked` holds the records it relies on.
 */
function workingHash(record: ReadRecord, linked: ReadonlyMap<string, ReadRecord>): string | null {
  const register = declarationOf(record.register)
  const base = recordBase.safeParse(record.values)
  const detail = register.detail.safeParse(record.values)
  if (!base.success || !detail.success) return null
  const links = Object.fromEntries(Object.keys(register.relations).map((name) => [name, refsIn(record, name)]))
  const relied = Object.entries(register.relations).flatMap(([name, { reliesOn }]) =>
    reliesOn ? refsIn(record, name) : [],
  )
  const content = {
    format: 1,
    register: register.slug,
    ref: record.ref,
    values: contentValues({ base: base.data, detail: detail.data, links }),
    reliesOn: Object.fromEntries(relied.map((ref) => [ref, linked.get(ref)?.inForce?.contentHash ?? null])),
  }
  return contentHash(canonicalJson(content))
}

/** Reference numbers that a record links to under a relation. */
function refsIn(record: ReadRecord, relation: string): string[] {
  const value = record.values[relation]
  return Array.isArray(value) ? value.filter((ref) => typeof ref === 'string').sort() : []
}
