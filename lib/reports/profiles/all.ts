import { gbaPart1 } from './gba-part1'
import type { Profile } from './profile'

/** Every profile a draft can be written in; another authority adds its line here. */
export const profiles: readonly Profile[] = [gbaPart1]

/** The profile of this code; throws when a draft names one that is gone. */
export function profileOf(code: string): Profile {
  const profile = profiles.find((candidate) => candidate.code === code)
  if (!profile) throw new Error(`unknown report profile ${code}`)
  return profile
}
