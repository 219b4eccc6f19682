import { z } from 'zod'
import { recordsAt } from '@/lib/access/past/records-at'
import { mainEntityId } from '@/lib/company/entity-facts'
import { zoneOf } from '@/lib/company/office-zone'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { type JsonValue, storedObject } from '@/lib/errors/json'
import { isEea } from '@/lib/law/countries'
import { organisationAsOf } from '@/lib/organisation/queries'
import { parseContent } from '@/lib/records/state/content'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import type { ExtractEntity, ExtractScope } from './model'

const { sql } = Prisma

const found = z.array(
  z.object({
    id: recordIdSchema,
    register: z.string(),
    ref: z.string(),
    status: z.enum(['draft', 'in_review', 'in_force', 'retired']),
    missing: z.array(z.string()),
    isExample: z.boolean(),
    updatedAt: z.date(),
    values: storedObject,
    content: z.string().nullable(),
    versionNumber: z.number().nullable(),
    contentHash: z.string().nullable(),
    inForceSince: z.date().nullable(),
    ownerName: z.string().nullable(),
    ownerIsExample: z.boolean().nullable(),
    departmentName: z.string().nullable(),
    ownerRole: z.string(),
    formerRef: z.string(),
  }),
)

/** A record as it stood at a moment, in the scope that was asked. */
export type ReadRecord = {
  register: string
  ref: string
  title: string
  status: z.infer<typeof found>[number]['status']
  values: Readonly<Record<string, JsonValue>>
  /** Codes of unmet requirements; null when those of this version are not known. */
  missing: readonly string[] | null
  /** Of the version in force then, whatever the scope. */
  inForce: { number: number; contentHash: string; since: Instant | null } | null
  isExample: boolean
  updatedAt: Instant
  owner: string
  /** Is the owner an invented person. */
  ownerIsExample: boolean
  department: string
}

/**
 * Records of some references as they stood at a moment, by number: their version in force then, or their working copy
 * (one query). Names of people and departments are those of today.
 */
export async function recordsOf(
  tx: Tx,
  refs: readonly string[],
  { scope, at }: { scope: ExtractScope; at: Instant },
): Promise<ReadRecord[]> {
  const rows = found.parse(
    await tx.$queryRaw`
      SELECT r.id, r.register, r.ref, r.status::text AS status, r.missing, r."isExample", r."updatedAt", r.values, r."ownerRole", r."formerRef",
        v.content, v.number AS "versionNumber", v."contentHash", o.name AS "ownerName", o."isExample" AS "ownerIsExample", g.name AS "departmentName",
        (SELECT max(s.at) FROM "ReviewStep" s
          WHERE s."versionId" = v.id AND s.kind = 'put_in_force' AND s.at <= ${toDatabase(at)}) AS "inForceSince"
      FROM ${recordsAt(at, sql`n.ref = ANY(${[...refs]}::text[])`)} r
      LEFT JOIN "RecordVersion" v ON v.id = r."inForceVersionId"
      LEFT JOIN "User" o ON o.id = r."ownerId" LEFT JOIN "Department" g ON g.id = r."departmentId"
      ORDER BY r.number, r.ref`,
  )
  return rows.map((row) => {
    const frozen = scope === 'in_force' && row.content !== null
    const { ownerRole, formerRef } = row
    const said = frozen && row.content ? parseContent(row.content).values : row.values
    // Kept beside the content, as of the same moment.
    const values: ReadRecord['values'] = { ...said, ownerRole, formerRef }
    return {
      register: row.register,
      ref: row.ref,
      title: typeof values.title === 'string' ? values.title : '',
      status: frozen ? 'in_force' : row.status,
      values,
      missing: frozen && row.status !== 'in_force' ? null : row.missing,
      inForce:
        row.versionNumber !== null && row.contentHash !== null
          ? {
              number: row.versionNumber,
              contentHash: row.contentHash,
              since: row.inForceSince && instantOf(row.inForceSince),
            }
          : null,
      isExample: row.isExample,
      updatedAt: instantOf(row.updatedAt),
      owner: row.ownerName ?? '',
      ownerIsExample: row.ownerIsExample ?? false,
      department: row.departmentName ?? '',
    }
  })
}

type Row = Readonly<Record<string, JsonValue>>

export type EntityChoice = { id: string; name: string }

/** The company itself and its legal entities as they stood at a moment: for a choice. Empty before the set-up. */
export async function entitiesAt(tx: Tx, at: Instant | null): Promise<EntityChoice[]> {
  const rows = await organisationAsOf(tx, at)
  if (!rows) return []
  const others = rows.entities.map((row) => ({ id: text(row.id), name: text(row.name) }))
  return [{ id: mainEntityId, name: text(rows.organisation.legalName) }, ...others]
}

/** A legal entity as Art. 30(1)(a) asks it, as it stood at a moment, and the zone of the company; null when it was not there. */
export async function entityAt(
  tx: Tx,
  id: string,
  at: Instant | null,
): Promise<{ entity: ExtractEntity; timeZone: string } | null> {
  const rows = await organisationAsOf(tx, at)
  if (!rows) return null
  const timeZone = zoneOf({ timeZone: text(rows.organisation.timeZone) })
  if (id === mainEntityId) return { entity: companyOf(rows.organisation), timeZone }
  const row = rows.entities.find((candidate) => candidate.id === id)
  return row ? { entity: entityOf(row), timeZone } : null
}

function companyOf(row: Row): ExtractEntity {
  return {
    ...shared(row),
    id: mainEntityId,
    name: text(row.legalName),
    email: text(row.email) || text(row.privacyContactEmail),
    contact: '',
    isExample: false,
  }
}

function entityOf(row: Row): ExtractEntity {
  return {
    ...shared(row),
    id: text(row.id),
    name: text(row.name),
    email: text(row.email),
    contact: text(row.contact),
    isExample: row.isExample === true,
  }
}

function shared(row: Row): Omit<ExtractEntity, 'id' | 'name' | 'email' | 'contact' | 'isExample'> {
  const town = [text(row.postalCode), text(row.city)].filter(Boolean).join(' ')
  const country = text(row.country)
  const state = text(row.dpoState)
  return {
    enterpriseNumber: text(row.enterpriseNumber),
    address: [text(row.address), town].filter(Boolean).join(', '),
    country,
    phone: text(row.phone),
    representative: {
      asked: country !== '' && !isEea(country),
      name: text(row.representativeName),
      contact: text(row.representativeContact),
    },
    dpo: {
      state: state === 'appointed' || state === 'not_required' ? state : 'open',
      name: text(row.dpoName),
      contact: text(row.dpoContact),
      reason: text(row.dpoReason),
    },
  }
}

/** A column that an older state did not have is not filled in. */
function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
