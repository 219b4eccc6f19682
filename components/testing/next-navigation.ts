import { useSyncExternalStore } from 'react'
import { place, watchPlace } from './place'

/** Stands in for next/navigation: writes down where a component sends the person, and goes nowhere. */
export function useRouter() {
  return routerOf(place.visits)
}

const routers = new WeakMap<string[], ReturnType<typeof newRouter>>()

/** One router per test: a component of an earlier test that sends somebody on late disturbs no other. */
function routerOf(visits: string[]) {
  const router = routers.get(visits) ?? newRouter(visits)
  routers.set(visits, router)
  return router
}

function newRouter(visits: string[]) {
  const visit = (how: string, href: string) => {
    visits.push(`${how} ${href}`)
  }
  return {
    push: (href: string) => visit('push', href),
    replace: (href: string) => visit('replace', href),
    refresh: () => visit('refresh', place.path),
    back: () => visit('back', place.path),
    prefetch: () => undefined,
  }
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
