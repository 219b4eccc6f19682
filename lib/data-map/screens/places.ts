import { getLocale, getTranslations } from 'next-intl/server'
import { countryName, isEea } from '@/lib/law/countries'
import { registerOfRef } from '@/lib/records/state/registered'
import { ownWordsIn } from '@/lib/text/own-words'
import { type MapColumn, type MapNode, restKey } from '../queries'

/** A node as it is drawn and listed. */
export type Place = { id: string; column: MapColumn; name: string; below: string; href: string }
export type Column = { column: MapColumn; heading: string; places: readonly Place[] }
/** A merged flow between two places, by their ids. */
export type Line = { from: string; to: string; activities: number }

/** The nodes of a map in the reader's words, each with the page or list that it leads to. */
export async function placesOf(nodes: readonly MapNode[]): Promise<Place[]> {
  const [t, codes, locale] = await Promise.all([getTranslations('map'), getTranslations('codes'), getLocale()])
  const kindName = (kind: string) =>
    ownWordsIn(kind) ?? (codes.has(`recipientKinds.${kind}`) ? codes(`recipientKinds.${kind}`) : kind)
  return nodes.map(({ column, key, title, activities }): Place => {
    const count = t('activities', { count: activities })
    const at = { id: `${column} ${key}`, column }
    if (key === restKey) return { ...at, name: t('more', { count: activities }), below: '', href: restHrefs[column] }
    if (column === 'country')
      return {
        ...at,
        name: countryName(key, locale),
        below: `${isEea(key) ? t('inside') : t('outside')} · ${count}`,
        href: `/registers/processors?${new URLSearchParams({ 'f.country': key })}`,
      }
    const kind = key.startsWith('kind:') ? key.slice('kind:'.length) : null
    if (kind !== null)
      return {
        ...at,
        name: kind === 'other' ? t('others') : kindName(kind),
        below: count,
        href: '/registers/activities',
      }
    const register = registerOfRef(key)?.slug ?? 'activities'
    const below = column === 'activity' ? key : `${key} · ${count}`
    return { ...at, name: title, below, href: `/registers/${register}/${key}` }
  })
}

const restHrefs: Readonly<Record<MapColumn, string>> = {
  source: '/registers/sources',
  activity: '/registers/activities',
  recipient: '/registers/processors',
  country: '/registers/processors',
}
