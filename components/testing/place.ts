import { catalogue, germanOver } from '@/lib/registers/texts'
import type { ReportLocale } from '@/lib/text/locale'

type Place = { locale: ReportLocale; path: string; visits: string[]; cookies: Map<string, string> }

/** Where a component under test believes to be: language, address, where it was sent, cookies. */
export const place: Place = { locale: 'en', path: '/', visits: [], cookies: new Map() }

/** All texts of a language, of German what there is over those of the screens. */
export function textsHere(locale: ReportLocale) {
  return locale === 'de' ? germanOver('nl') : catalogue(locale)
}

const watchers = new Set<() => void>()

/** Another address, as after a click on a link. */
export function moveTo(path: string): void {
  place.path = path
  for (const watcher of watchers) watcher()
}

export function watchPlace(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** As at the start of every test. */
export function resetPlace(): void {
  place.locale = 'en'
  place.visits = []
  place.cookies.clear()
  moveTo('/')
}
