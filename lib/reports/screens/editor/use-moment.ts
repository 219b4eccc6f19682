'use client'

import { useLocale, useTimeZone } from 'next-intl'
import { dateFormat } from '@/lib/time/formatters'
import { regionOf } from '@/lib/time/region'

const form = {
  ...({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
}

/** Words for a moment of the last days, in the language of the screen and the zone of the page. */
export function useMoment(): (at: string) => string {
  const locale = useLocale()
  const zone = useTimeZone()
  return (at) => dateFormat(regionOf(locale), { ...form, ...(zone ? { timeZone: zone } : {}) }).format(new Date(at))
}
