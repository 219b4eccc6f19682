import { activities } from './activities/register'
import { agreements } from './agreements/register'
import { interestTests } from './interest-tests/register'
import { measures } from './measures/register'
import { processors } from './processors/register'
import { purposes } from './purposes/register'
import { retentionRules } from './retention-rules/register'
import { sources } from './sources/register'
import { systems } from './systems/register'

/** Every register, in the order of the navigation. A new register adds its line here and in modules.ts. */
export const catalog = [
  activities,
  purposes,
  interestTests,
  sources,
  processors,
  agreements,
  retentionRules,
  measures,
  systems,
] as const

export type RegisterSlug = (typeof catalog)[number]['slug']
