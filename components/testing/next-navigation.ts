import { useSyncExternalStore } from 'react'
import { place, watchPlace } from './place'

/** Stands in for next/navigation: writes down where a component sends the person, and goes nowhere. */
const router = {
  push: (href: string) => visit('push', href),
  replace: (href: string) => visit('replace', href),
  refresh: () => visit('refresh', place.path),
  back: () => visit('back', place.path),
  prefetch: () => undefined,
}

function visit(how: string, href: string): void {
  place.visits.push(`${how} ${href}`)
}

export function useRouter() {
  return router
}

export function usePathname(): string {
  return useSyncExternalStore(
    watchPlace,
    () => place.path.split('?')[0] ?? '/',
    () => '/',
  )
}

export function useSearchParams(): URLSearchParams {
  const path = useSyncExternalStore(
    watchPlace,
    () => place.path,
    () => '/',
  )
  return new URLSearchParams(path.split('?')[1])
}

/** What the server says instead of a page. */
export function notFound(): never {
  throw new Error('not found')
}

export function redirect(href: string): never {
  throw new Error(`redirect ${href}`)
}
