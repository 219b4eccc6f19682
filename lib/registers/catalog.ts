import { activities } from './activities/register'
import { agreements } from './agreements/register'
import { processors } from './processors/register'
import { purposes } from './purposes/register'
import { sources } from './sources/register'

/** Every register, in the order of the navigation. A new register adds its line here and in modules.ts. */
export const catalog = [activities, purposes, sources, processors, agreements] as const

export type RegisterSlug = (typeof catalog)[number]['slug']
