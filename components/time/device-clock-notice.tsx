'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { minute } from '@/lib/time/length'
import { deviceSkew, subscribeToClock } from './server-clock'

/** Says so when the clock of this device is off by more than a minute; put it once on a page that shows clocks. */
export function DeviceClockNotice({ text, serverNow }: { text: string; serverNow: string }) {
  const subscribe = useCallback((listener: () => void) => subscribeToClock(listener, serverNow), [serverNow])
  const off = useSyncExternalStore(
    subscribe,
    () => Math.abs(deviceSkew()) > minute,
    () => false,
  )
  return off ? (
    <p role="status" className="rounded-md border border-hairline bg-sunken px-3 py-2 text-sm text-muted">
      {text}
    </p>
  ) : null
}
