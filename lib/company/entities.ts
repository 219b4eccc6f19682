import { cache } from 'react'
import { z } from 'zod'
import { db, plannedOnce } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { isEea } from '@/lib/law/countries'
import { type EntityFacts, mainEntityId } from './entity-facts'

const choiceRows = z.array(z.object({ id: z.string(), name: z.string(), retired: z.boolean() }))

/** The company and its legal entities by name, retired ones marked; read once per request, by one statement. */
export const entityChoices = cache(async () =>
  choiceRows.parse(
    await db().$queryRaw`${Prisma.raw(plannedOnce)} SELECT id, name, retired FROM (
      SELECT ${mainEntityId}::text AS id, o."legalName" AS name, FALSE AS retired, 0 AS place FROM "Organisation" o WHERE o.id = 1
      UNION ALL SELECT e.id::text, e.name, e."retiredAt" IS NOT NULL, 1 FROM "LegalEntity" e) c ORDER BY place, name, id`,
  ),
)

const text = z.string().nullable()
const sharedRow = {
  ...{ enterpriseNumber: text, address: text, postalCode: text, city: text, country: z.string() },
  ...{ representativeName: text, representativeContact: text },
  ...{ dpoState: z.string(), dpoName: text, dpoContact: text, dpoReason: text, phone: text, email: text },
}
const companyRow = z.object({ ...sharedRow, legalName: z.string(), privacyContactEmail: text })
const entityRow = z.object({ ...sharedRow, id: z.string(), name: z.string(), contact: text, retiredAt: text })

type Reachable = { name: string; contact: string }

/** What Art. 30(1)(a) asks of a legal entity that acts as controller or processor; empty text: not filled in. */
type EntityIdentity = {
  id: string
  name: string
  enterpriseNumber: string
  /** Street, postal code, town and code of the country in one line; empty when neither street nor town is known. */
  address: string
  country: string
  /** How to reach it: telephone, e-mail, another way. */
  contact: string
  /** Representative in the Union (Art. 27). */
  representative: Reachable
  dpoState: string
  dpo: Reachable
  /** Why no DPO is needed (Art. 37). */
  dpoReason: string
  retired: boolean
}

/** The company and its legal entities as a column of JSON, which `storedEntities` reads. */
export const entitiesAsJson = Prisma.sql`jsonb_build_object(
  'company', (SELECT to_jsonb(o) FROM "Organisation" o WHERE o.id = 1),
  'others', (SELECT COALESCE(jsonb_agg(e ORDER BY e.name, e.id), '[]') FROM "LegalEntity" e))`

/** The company itself, then its legal entities by name, retired ones too: as rules look at them, and which can be chosen. */
export const storedEntities = z
  .object({ company: companyRow.nullable(), others: z.array(entityRow) })
  .transform(({ company, others }) => {
    const identities = [...(company ? [identityOfCompany(company)] : []), ...others.map(identityOfEntity)]
    return {
      facts: identities.map(factsOf),
      // The company itself may be chosen before it is described.
      offered: [mainEntityId, ...others.flatMap(({ id, retiredAt }) => (retiredAt === null ? [id] : []))],
    }
  })

/** A representative is asked of one outside the EEA, a reason may stand for the DPO. */
function factsOf({ id, name, address, contact, country, ...rest }: EntityIdentity): EntityFacts {
  return {
    id,
    name,
    address,
    contact,
    representative: isEea(country) ? null : isNamed(rest.representative),
    dpo: rest.dpoState === 'appointed' ? isNamed(rest.dpo) : rest.dpoState === 'not_required' && rest.dpoReason !== '',
  }
}

function isNamed({ name, contact }: Reachable): boolean {
  return name !== '' && contact !== ''
}

const joined = (parts: readonly (string | null)[], between: string) => parts.filter(Boolean).join(between)

function shared(row: Pick<z.infer<typeof companyRow>, keyof typeof sharedRow>) {
  const town = joined([row.postalCode, row.city], ' ')
  return {
    enterpriseNumber: row.enterpriseNumber ?? '',
    address: row.address || town ? joined([row.address, town, row.country], ', ') : '',
    country: row.country,
    representative: { name: row.representativeName ?? '', contact: row.representativeContact ?? '' },
    dpoState: row.dpoState,
    dpo: { name: row.dpoName ?? '', contact: row.dpoContact ?? '' },
    dpoReason: row.dpoReason ?? '',
  }
}

/** The Organisation row as one of the legal entities. */
function identityOfCompany(row: z.infer<typeof companyRow>): EntityIdentity {
  const contact = joined([row.phone, row.email || row.privacyContactEmail], ', ')
  return { id: mainEntityId, name: row.legalName, ...shared(row), contact, retired: false }
}

function identityOfEntity(row: z.infer<typeof entityRow>): EntityIdentity {
  const contact = joined([row.phone, row.email, row.contact], ', ')
  return { id: row.id, name: row.name, ...shared(row), contact, retired: row.retiredAt !== null }
}
