import { z } from 'zod'
import { hasLeftAsOwner, personFacts } from '@/lib/access/persons'
import { decisionsAsJson, storedDecisions } from '@/lib/company/adequacy-decisions'
import { entitiesAsJson, storedEntities } from '@/lib/company/entities'
import { given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { readOnce } from '@/lib/errors/json'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister, LinkedFact, RecordFacts } from '@/lib/registers/declare/define'
import type { TermEvent } from '@/lib/registers/declare/parts'
import type { DetailValues } from '@/lib/registers/declare/store'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { recordBase } from '../state/base'
import { declarationOf, lookedBackFields, lookingBack } from '../state/registered'
import type { RecordState } from '../state/state'
import { fileKindOf } from './facts-around'

const { sql, raw, join } = Prisma
const registers: readonly AnyRegister[] = catalog
const relationNames = [...new Set(registers.flatMap(({ relations }) => Object.keys(relations)))]
const values = z.record(z.string(), z.unknown())
const texts = z.array(z.string())
const id = z.string().nullable()

/** A record as others see it: those that link to it, those that it links to. */
const nearRow = z.object({
  id: recordIdSchema,
  ref: z.string(),
  register: z.string().transform(declarationOf),
  title: z.string(),
  ownerId: id,
  departmentId: id,
  status: z.enum(['draft', 'in_review', 'in_force', 'retired']),
  inForceVersionId: id,
  missing: texts,
  /** Own columns of the working copy. */
  own: values,
  /** Values of the version in force: of records that are asked for, and of those that are being changed. */
  frozen: values.nullable(),
  frozenTitle: z.string().nullable(),
})
export type Near = z.infer<typeof nearRow>

/** What else is read of a record that is asked for: all that is kept of it. */
const askedRow = nearRow.extend({
  ...{ ownerRole: z.string(), formerRef: z.string(), ruleSource: id, ruleReference: id, noteToDpo: id },
  ...{ tags: texts, nextReviewOn: id, openFields: texts, contributorIds: texts },
  changesOn: calendarDateSchema.nullable(),
  searchText: z.string(),
  inForceText: z.string(),
  submittedVersionId: id,
  /** Hash of the version that stands for review. */
  submittedHash: id,
  /** Whether another record's rules can see it: one links to it, or looks back at it. */
  isLookedAt: z.boolean(),
  version: z.number(),
})
export type Asked = z.infer<typeof askedRow>

const link = z.object({ fromId: recordIdSchema, field: z.string(), toId: recordIdSchema })
type Link = z.infer<typeof link>
const due = z.object({ recordId: recordIdSchema, code: z.string(), on: calendarDateSchema })
const event = z.object({ recordId: recordIdSchema, batch: z.string(), on: calendarDateSchema })
const file = z.object({ recordId: recordIdSchema, kind: z.string() })
const loaded = z.tuple([
  z.object({
    asked: z.array(askedRow),
    near: z.array(nearRow),
    links: z.array(link),
    dues: z.array(due),
    events: z.array(event),
    files: z.array(file),
    people: z.array(personFacts),
    departments: z.array(z.object({ id: z.string(), name: z.string(), retired: z.boolean() })),
    // The same for every record until the company changes; null where no rules were asked for.
    entities: readOnce(storedEntities).nullable(),
    adequacy: readOnce(storedDecisions).nullable(),
  }),
])
type Loaded = z.infer<typeof loaded>[0]

type Wanted = {
  ids?: readonly RecordId[]
  /** Also those that may lack something else when these change (links.ts). */
  around?: readonly RecordId[]
  /** References of what will be linked, and people and departments that will be named. */
  refs?: readonly string[]
  people?: readonly (string | null)[]
  departments?: readonly (string | null)[]
  /** False: nothing that only rules look at, for a write that they will not see. */
  rules?: boolean
}

/**
 * Reads records with everything that their rules, their search text and the people who write them may look at, in one
 * statement: themselves, what they link to and what they look back at (each with its own columns and its version in force),
 * days that fall due, files, owners, departments, and the company.
 */
export async function loadAround(tx: Tx, on: CalendarDate, wanted: Wanted): Promise<Around> {
  const rows = await tx.$queryRaw(statement(wanted))
  return new Around(loaded.parse(rows)[0], on, wanted)
}

/** Ids as an array: the planner takes it for a few, and looks them up by the index. */
const anyOf = (name: 'asked' | 'near') => raw(`ANY(ARRAY(SELECT id FROM ${name}))`)

/** Own columns of every register, by the tables that the declarations name. */
const ownColumns = (of: 'asked' | 'near') =>
  join(
    registers.map(
      ({ table }) =>
        sql`SELECT d.id, to_jsonb(d) - 'id' - 'number' AS own FROM ${raw(`"${table}"`)} d WHERE d.id = ${anyOf(of)}`,
    ),
    ' UNION ALL ',
  )
const seen = raw(
  ['id', 'ref', 'register', 'title', 'ownerId', 'departmentId', 'status', 'inForceVersionId', 'missing']
    .map((name) => `r."${name}"`)
    .join(', '),
)

function statement({ ids = [], around = [], refs = [], people = [], departments = [], rules = true }: Wanted) {
  const forRules = (rows: Prisma.Sql) => (rules ? rows : sql`'[]'::jsonb`)
  const named = (all: readonly (string | null)[]) => [...new Set(all.filter((one) => one !== null))]
  return sql`${raw(plannedOnce)}
    WITH asked AS (
      SELECT unnest(${given(ids, 'uuid')}) AS id
      UNION SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" = ANY(${given(around, 'uuid')})
      UNION SELECT l."toId" FROM "RecordLink" l
        WHERE l."fromId" = ANY(${given(around, 'uuid')}) AND l.field = ANY(${given(lookedBackFields, 'text')})
    ), link AS (
      SELECT l."fromId", l.field, l."toId" FROM "RecordLink" l WHERE l."fromId" = ${anyOf('asked')}
      UNION SELECT l."fromId", l.field, l."toId" FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId"
        WHERE l."toId" = ${anyOf('asked')} AND t.id = ${anyOf('asked')} AND l.field = ANY(${given(lookedBackFields, 'text')})
          AND t.register = ANY(${given(lookingBack, 'text')})
    ), force AS (
      SELECT r.id, v.content::jsonb -> 'values' AS frozen FROM "Record" r JOIN "RecordVersion" v ON v.id = r."inForceVersionId"
      WHERE r.id = ${anyOf('asked')}
    ), named AS (
      SELECT unnest(${given(refs, 'text')}) AS ref
      UNION SELECT jsonb_array_elements_text(force.frozen -> name) FROM force, unnest(${given(relationNames, 'text')}) name
        WHERE jsonb_typeof(force.frozen -> name) = 'array'
    ), near AS (
      SELECT id FROM asked UNION SELECT "toId" FROM link UNION SELECT "fromId" FROM link
      UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(ARRAY(SELECT ref FROM named))
    ), own AS (${ownColumns(rules ? 'near' : 'asked')}),
    whole AS (
      SELECT r.id, COALESCE(o.own, '{}') AS own, CASE WHEN f.id IS NOT NULL THEN f.frozen
          WHEN r.status IN ('draft', 'in_review') THEN v.content::jsonb -> 'values' END AS frozen,
        CASE WHEN f.id IS NOT NULL THEN f.frozen ->> 'title' ELSE v.content::jsonb #>> '{values,title}' END AS "frozenTitle"
      FROM "Record" r LEFT JOIN own o ON o.id = r.id LEFT JOIN force f ON f.id = r.id
        LEFT JOIN "RecordVersion" v ON v.id = r."inForceVersionId" AND f.id IS NULL
      WHERE r.id = ${anyOf('near')}
    )
    SELECT
      (SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT r.*, w.own, w.frozen, w."frozenTitle", s."contentHash" AS "submittedHash",
          EXISTS (SELECT FROM "RecordLink" l WHERE l."toId" = r.id) OR EXISTS (SELECT FROM "RecordLink" l
            WHERE l."fromId" = r.id AND l.field = ANY(${given(lookedBackFields, 'text')})) AS "isLookedAt"
        FROM "Record" r JOIN whole w ON w.id = r.id LEFT JOIN "RecordVersion" s ON s.id = r."submittedVersionId"
        WHERE r.id = ${anyOf('asked')}) x) AS asked,
      (SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT ${seen}, w.own, w.frozen, w."frozenTitle"
        FROM "Record" r JOIN whole w ON w.id = r.id
        WHERE r.id = ANY(ARRAY(SELECT id FROM near EXCEPT SELECT id FROM asked))) x) AS near,
      (SELECT COALESCE(jsonb_agg(l), '[]') FROM link l) AS links,
      ${forRules(sql`(SELECT COALESCE(jsonb_agg(d), '[]') FROM "RecordDue" d WHERE d."recordId" = ${anyOf('asked')})`)} AS dues,
      ${forRules(sql`(SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT e."recordId", e.batch, max(e."on") AS "on" FROM "RetentionEvent" e
        WHERE e."takenBackAt" IS NULL AND e."recordId" = ${anyOf('asked')} GROUP BY e."recordId", e.batch) x)`)} AS events,
      ${forRules(sql`(SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT DISTINCT f."recordId", f.kind FROM "Attachment" f
        WHERE f."removedAt" IS NULL AND f."recordId" = ${anyOf('asked')}) x)`)} AS files,
      (SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT u.id, u.name, u."disabledAt" IS NOT NULL AS disabled,
          ARRAY(SELECT p.role::text FROM "UserRole" p WHERE p."userId" = u.id) AS roles
        FROM "User" u WHERE u.id = ANY(${given(named(people), 'uuid')} || ARRAY(
          SELECT r."ownerId" FROM "Record" r WHERE r.id = ${anyOf('asked')}))) x) AS people,
      (SELECT COALESCE(jsonb_agg(x), '[]') FROM (
        SELECT d.id, d.name, d."retiredAt" IS NOT NULL AS retired FROM "Department" d
        WHERE d.id = ANY(${given(named(departments), 'uuid')} || ARRAY(
          SELECT r."departmentId" FROM "Record" r WHERE r.id = ${anyOf('asked')}))) x) AS departments,
      ${rules ? entitiesAsJson : null}::text AS entities, ${rules ? decisionsAsJson : null}::text AS adequacy`
}

/** Records with everything around them, as it was read at one moment; nothing in here asks the database. */
export class Around {
  readonly asked: ReadonlyMap<RecordId, Asked>
  private readonly byId: ReadonlyMap<RecordId, Near>
  private readonly byRef: ReadonlyMap<string, Near>
  private readonly from: ReadonlyMap<RecordId, readonly Link[]>
  private readonly to: ReadonlyMap<RecordId, readonly Link[]>
  private readonly due: ReadonlyMap<RecordId, readonly z.infer<typeof due>[]>
  private readonly event: ReadonlyMap<RecordId, readonly z.infer<typeof event>[]>
  private readonly file: ReadonlyMap<RecordId, readonly z.infer<typeof file>[]>
  private readonly details = new Map<RecordId, DetailValues>()
  private readonly people: ReadonlyMap<string, Loaded['people'][number]>
  private readonly departments: ReadonlyMap<string, Loaded['departments'][number]>

  constructor(
    private readonly loaded: Loaded,
    readonly on: CalendarDate,
    private readonly wanted: Wanted,
  ) {
    const all: readonly Near[] = [...loaded.near, ...loaded.asked]
    this.asked = new Map([...loaded.asked].sort(byId).map((row) => [row.id, row]))
    this.byId = new Map(all.map((row) => [row.id, row]))
    this.byRef = new Map(all.map((row) => [row.ref, row]))
    this.from = grouped(loaded.links, ({ fromId }) => fromId)
    this.to = grouped(loaded.links, ({ toId }) => toId)
    this.file = grouped(loaded.files, ({ recordId }) => recordId)
    this.event = grouped(loaded.events, ({ recordId }) => recordId)
    this.due = grouped(loaded.dues, ({ recordId }) => recordId)
    this.people = new Map(loaded.people.map((person) => [person.id, person]))
    this.departments = new Map(loaded.departments.map((place) => [place.id, place]))
  }

  /** The same with all that rules look at, also where it was read without. */
  async withRules(tx: Tx): Promise<Around> {
    return this.wanted.rules === false ? loadAround(tx, this.on, { ...this.wanted, rules: true }) : this
  }

  /** A record by its reference, among those asked for and those around them. */
  near(ref: string): Near | null {
    return this.byRef.get(ref) ?? null
  }

  readonly person = (id: string | null) => (id && this.people.get(id)) || null

  readonly department = (id: string | null) => (id && this.departments.get(id)) || null

  /** The legal entities that can be chosen now. */
  entityIds(): readonly string[] {
    return this.forRules(this.loaded.entities).offered
  }

  /** Days that fall due, as they are kept. */
  dues(id: RecordId) {
    return this.due.get(id) ?? []
  }

  /** What was noted to have happened again, and moves days that fall due. */
  events(id: RecordId): readonly TermEvent[] {
    return this.event.get(id) ?? []
  }

  /** Links of a record as rows. */
  linksFrom(id: RecordId): readonly Link[] {
    return this.from.get(id) ?? []
  }

  /** The state of a record that was asked for. */
  stateOf(row: Asked): RecordState {
    const links: Record<string, string[]> = Object.fromEntries(
      Object.keys(row.register.relations).map((name) => [name, []]),
    )
    for (const { field, toId } of this.linksFrom(row.id)) {
      const ref = this.byId.get(toId)?.ref
      if (ref) links[field] = [...(links[field] ?? []), ref].sort()
    }
    const base = recordBase.parse({ ...row, ruleReference: row.ruleReference ?? '', noteToDpo: row.noteToDpo ?? '' })
    return { base, detail: this.ownOf(row), links }
  }

  /** Everything the rules of a record with this state may look at. */
  factsOf(row: Pick<Near, 'id' | 'register'>, state: RecordState): RecordFacts<unknown> {
    const { base, detail, links } = state
    const owner = this.person(base.ownerId)
    const facts = (rows: readonly (Near | null)[]) => rows.flatMap((near) => (near ? [this.seen(near)] : []))
    return {
      ownerId: base.ownerId,
      ownerLeft: owner !== null && hasLeftAsOwner(owner),
      departmentId: base.departmentId,
      openFields: base.openFields,
      detail,
      linked: Object.fromEntries(
        Object.keys(row.register.relations).map((name) => [
          name,
          facts((links[name] ?? []).map((ref) => this.near(ref))),
        ]),
      ),
      incoming: Object.fromEntries(
        Object.entries(row.register.incoming ?? {}).map(([name, { from, field }]) => [
          name,
          facts(this.lookedAt(row.id, from, field)),
        ]),
      ),
      files: [...new Set((this.file.get(row.id) ?? []).map(({ kind }) => fileKindOf(kind)))],
      entities: this.forRules(this.loaded.entities).facts,
      adequacy: this.forRules(this.loaded.adequacy),
      on: this.on,
    }
  }

  /**
   * What others see of a record. Of one that is being changed counts its version in force (state/approved.ts); one whose
   * version does not fit the columns of today counts by its working copy, which is `own` when it is about to change.
   */
  seen(row: Near, own?: DetailValues): LinkedFact {
    const changing = row.status === 'draft' || row.status === 'in_review'
    const approved = changing && row.frozen ? row.register.detail.safeParse(row.frozen) : null
    return {
      ref: row.ref,
      title: row.title,
      inForce: row.inForceVersionId !== null,
      missing: row.missing,
      detail: approved?.success ? approved.data : (own ?? this.ownOf(row)),
    }
  }

  private forRules<T>(facts: T | null): T {
    if (facts === null) throw new Error('what rules look at was not read')
    return facts
  }

  private ownOf(row: Near): DetailValues {
    const known = this.details.get(row.id)
    if (known) return known
    const parsed = row.register.detail.parse(row.own)
    this.details.set(row.id, parsed)
    return parsed
  }

  private lookedAt(id: RecordId, slug: string, wanted: string): Near[] {
    return (this.to.get(id) ?? [])
      .flatMap(({ fromId, field }) => {
        const from = field === wanted ? this.byId.get(fromId) : undefined
        return from?.register.slug === slug && from.status !== 'retired' ? [from] : []
      })
      .sort(byRef)
  }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => RecordId): ReadonlyMap<RecordId, readonly T[]> {
  const groups = new Map<RecordId, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const byId = (a: Near, b: Near) => (a.id < b.id ? -1 : 1)
const byRef = (a: Near, b: Near) => (a.ref < b.ref ? -1 : 1)
