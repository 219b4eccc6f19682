import { type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { SystemDetail } from './schema'

/** What must be known of a system in which personal data live. */
export const systemRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'kind', article: '32(1)', fields: ['kind'] },
  { code: 'location', article: '32(1)', fields: ['location'] },
  { code: 'country', article: '44', fields: ['hostingCountry'] },
  { code: 'access_control', article: '32(1)(b)', fields: ['accessControl'] },
  { code: 'deletion', article: '17, 5(1)(e)', fields: ['deletion'] },
]

/** Codes of systemRequirements that this system does not meet yet. */
export function missingOfSystem({ ownerId, detail }: RecordFacts<SystemDetail>): string[] {
  return unmet(systemRequirements, {
    owner: ownerId !== null,
    kind: detail.kind !== null,
    location: detail.location !== '',
    country: detail.hostingCountry !== '',
    access_control: detail.accessControl !== '',
    deletion: detail.deletion !== '',
  })
}
