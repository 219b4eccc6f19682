import type { Requirement } from './define'

/** Codes of the requirements that are not met, in their declared order; one without an answer counts as not met. */
export function unmet(requirements: readonly Requirement[], met: Readonly<Record<string, boolean>>): string[] {
  return requirements.map((requirement) => requirement.code).filter((code) => met[code] !== true)
}
