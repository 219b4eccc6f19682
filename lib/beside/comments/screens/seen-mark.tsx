'use client'

import { useEffect } from 'react'
import { commentsSeenAction } from '../actions'

/** Says once that the person has the record before them. A prefetched page does not run this, so hovering is not seeing. */
export function Seen({ recordId }: { recordId: string }) {
  useEffect(() => {
    commentsSeenAction({ recordId }).catch(() => null)
  }, [recordId])
  return null
}
