import { catalog } from '@/lib/registers/catalog'
import { findings } from './findings'
import { leaks } from './leaks'
import { recordsOf } from './records'
import { requests } from './requests'
import type { ApiResource } from './resource'

/** Everything that programs reach: each register of the catalogue, then the lists beside them. */
export const resources: readonly ApiResource[] = [...catalog.map(recordsOf), leaks, requests, findings]

/** The resource of an address, as far as a token reaches it; null otherwise, whether or not there is one. */
export function resourceAt(slug: string, { reaches }: { reaches: readonly string[] }): ApiResource | null {
  return reaches.includes(slug) ? (resources.find((one) => one.slug === slug) ?? null) : null
}
