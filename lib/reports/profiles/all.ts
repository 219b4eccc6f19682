import {
  ap,
  apAmendment,
  apWithdrawal,
  cnilComplementary,
  cnilInitial,
  cnpd,
  dpc,
  edpbCommon,
  ico,
} from './authorities'
import { gbaPart1, gbaPart2, gbaSupplement, gbaWhole, gbaWithdrawal } from './gba'
import type { Profile } from './profile'
import { regimeProfiles } from './regimes'

/** Every profile a draft can be written in; another authority adds its line here. */
export const profiles: readonly Profile[] = [
  gbaPart1,
  gbaPart2,
  gbaSupplement,
  gbaWhole,
  gbaWithdrawal,
  ap,
  apAmendment,
  apWithdrawal,
  cnilInitial,
  cnilComplementary,
  edpbCommon,
  dpc,
  cnpd,
  ico,
  ...regimeProfiles,
]

/** The profile of this code as it is today; null for none. */
export function findProfile(code: string): Profile | null {
  return profiles.find((candidate) => candidate.code === code) ?? null
}

/** The same; throws for none. */
export function profileOf(code: string): Profile {
  const profile = findProfile(code)
  if (!profile) throw new Error(`unknown report profile ${code}`)
  return profile
}
