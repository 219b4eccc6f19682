'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { clockRevision, serverTime, subscribeToClock } from './server-clock'

/** Server time in milliseconds, renewed once a minute; the moment of the page until the browser has taken over. */
export function useServerTime(serverNow: string): number {
  const subscribe = useCallback((listener: () => void) => subscribeToClock(listener, serverNow), [serverNow])
  const revision = useSyncExternalStore(subscribe, clockRevision, () => 0)
  return revision === 0 ? Date.parse(serverNow) : serverTime()
}
