import { getLocale, getTranslations } from 'next-intl/server'
import { countryName, isEea } from '@/lib/law/countries'
import type { ReachFilter } from '@/lib/records/list/reach'
import { registerOfRef } from '@/lib/records/state/registered'
import { ownWordsIn } from '@/lib/text/own-words'
import { type MapColumn, type MapFilter, type MapNode, restKey } from '../queries'

/** A node as it is drawn and listed. */
export type Place = { id: string; column: MapColumn; name: string; below: string; href: string }
export type Column = { column: MapColumn; heading: string; places: readonly Place[] }
/** A merged flow between two places, by their ids. */
export type Line = { from: string; to: string; activities: number }

/** The nodes of a map in the reader's words, each with the page it leads to. */
export async function placesOf(nodes: readonly MapNode[], filter: MapFilter): Promise<Place[]> {
  const [t, codes, locale] = await Promise.all([getTranslations('map'), getTranslations('codes'), getLocale()])
  const kindName = (kind: string) =>
    ownWordsIn(kind) ?? (codes.has(`recipientKinds.${kind}`) ? codes(`recipientKinds.${kind}`) : kind)
  return nodes.map((node): Place => {
    const { column, key, title, activities } = node
    const count = t('activities', { count: activities })
    const at = { id: `${column} ${key}`, column, href: hrefOf(node, filter) }
    if (key === restKey) return { ...at, name: t('more', { count: activities }), below: '' }
    if (column === 'country')
      return {
        ...at,
        name: countryName(key, locale),
        below: `${isEea(key) ? t('inside') : t('outside')} · ${count}`,
      }
    const kind = key.startsWith(kindMark) ? key.slice(kindMark.length) : null
    if (kind !== null)
      return {
        ...at,
        name: kind === 'other' ? t('others') : kindName(kind),
        below: count,
      }
    const below = column === 'activity' ? key : `${key} · ${count}`
    return { ...at, name: title, below }
  })
}

const activities = '/registers/activities'

const restHrefs: Readonly<Record<MapColumn, string>> = {
  source: '/registers/sources',
  activity: activities,
  recipient: '/registers/processors',
  country: '/registers/processors',
}

/** Where a node leads: to its record; for a country or a kind of recipients to the list of exactly the activities it counts. */
export function hrefOf({ column, key }: Pick<MapNode, 'column' | 'key'>, { department, entity }: MapFilter): string {
  if (key === restKey) return restHrefs[column]
  const isKind = key.startsWith(kindMark)
  if (column !== 'country' && !isKind) return `/registers/${registerOfRef(key)?.slug ?? 'activities'}/${key}`
  const [field, value]: [ReachFilter, string] = isKind ? ['givenTo', key.slice(kindMark.length)] : ['reaches', key]
  const narrowed = {
    ...(department ? { 'f.departmentId': department } : {}),
    ...(entity ? { 'f.entityIds': entity } : {}),
  }
  return `${activities}?${new URLSearchParams({ [`f.${field}`]: value, ...narrowed })}`
}

const kindMark = 'kind:'
