import { mainEntityId } from '@/lib/company/entity-facts'
import { zoneOf } from '@/lib/company/office-zone'
import type { Tx } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { isEea } from '@/lib/law/countries'
import { organisationAsOf } from '@/lib/organisation/queries'
import type { Instant } from '@/lib/time/types'
import type { ExtractEntity } from './model'

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
