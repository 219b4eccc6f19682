import { cache } from 'react'
import { db, type Tx } from '@/lib/db/client'
import type { LegalEntity, Organisation } from '@/lib/db/generated/client'
import { isEea } from '@/lib/law/countries'
import { type EntityFacts, mainEntityId } from './entity-facts'

/** The company and its legal entities by name, retired ones marked; read once per request. */
export const entityChoices = cache(async () => {
  const [company, others] = await Promise.all([
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }),
    db().legalEntity.findMany({ select: { id: true, name: true, retiredAt: true }, orderBy: { name: 'asc' } }),
  ])
  return [
    ...(company ? [{ id: mainEntityId, name: company.legalName, retired: false }] : []),
    ...others.map(({ id, name, retiredAt }) => ({ id, name, retired: retiredAt !== null })),
  ]
})

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

/** The company itself and its legal entities, retired ones too; the company first, the others by name. */
export async function entityIdentities(tx: Tx): Promise<EntityIdentity[]> {
  const company = await tx.organisation.findUnique({ where: { id: 1 } })
  const others = await tx.legalEntity.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return [...(company ? [identityOfCompany(company)] : []), ...others.map(identityOfEntity)]
}

/** The same as rules look at it: a representative is asked of one outside the EEA, a reason may stand for the DPO. */
export async function entityFacts(tx: Tx): Promise<EntityFacts[]> {
  return (await entityIdentities(tx)).map(({ id, name, address, contact, country, ...rest }) => ({
    id,
    name,
    address,
    contact,
    representative: isEea(country) ? null : isNamed(rest.representative),
    dpo: rest.dpoState === 'appointed' ? isNamed(rest.dpo) : rest.dpoState === 'not_required' && rest.dpoReason !== '',
  }))
}

function isNamed({ name, contact }: Reachable): boolean {
  return name !== '' && contact !== ''
}

const joined = (parts: readonly (string | null)[], between: string) => parts.filter(Boolean).join(between)

type Shared =
  | 'enterpriseNumber'
  | 'address'
  | 'postalCode'
  | 'city'
  | 'country'
  | 'representativeName'
  | 'representativeContact'
  | 'dpoState'
  | 'dpoName'
  | 'dpoContact'
  | 'dpoReason'

function shared(row: Pick<Organisation, Shared>) {
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
function identityOfCompany(
  row: Pick<Organisation, Shared | 'legalName' | 'phone' | 'email' | 'privacyContactEmail'>,
): EntityIdentity {
  const contact = joined([row.phone, row.email || row.privacyContactEmail], ', ')
  return { id: mainEntityId, name: row.legalName, ...shared(row), contact, retired: false }
}

function identityOfEntity(row: LegalEntity): EntityIdentity {
  const contact = joined([row.phone, row.email, row.contact], ', ')
  return { id: row.id, name: row.name, ...shared(row), contact, retired: row.retiredAt !== null }
}
