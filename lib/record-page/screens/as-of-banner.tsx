'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useSend } from '@/components/form/use-send'
import { Banner } from '@/components/layout/banner'
import { Button } from '@/components/ui/button'
import { chooseAsOf } from '../as-of/actions'
import { placeOfPath } from '../as-of/places'

type Props = { past: ReactNode; today: string; back: string }

/** Says over every page whether it shows the chosen date or today, with the way back. Reporting a leak is left in peace. */
export function AsOfBanner({ past, today, back }: Props) {
  const place = placeOfPath(usePathname())
  const { submit, pending } = useSend(chooseAsOf, () => {})
  if (place === 'untouched') return null
  return (
    <Banner tone={place === 'past' ? 'past' : 'info'}>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{place === 'past' ? past : today}</span>
        <Button size="sm" className="print:hidden" disabled={pending} onClick={() => submit({ date: '', time: '' })}>
          {back}
        </Button>
      </span>
    </Banner>
  )
}
