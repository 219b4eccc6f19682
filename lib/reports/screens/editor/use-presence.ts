'use client'

import { useEffect, useRef, useState } from 'react'
import type { DraftId } from '@/lib/db/ids'
import { second } from '@/lib/time/length'
import { presentAction } from '../../drafting/actions'
import type { Presence } from '../../drafting/presence'

/** So often the page asks who else is there while somebody looks at it. */
const everyMs = 10 * second

type Here = { id: DraftId; version: number; field: string | null; isOff: boolean }
type Told = { heard: (version: number, theirs: Presence['theirs']) => void; filed: () => void }

/** Who else has the draft open; tells what they changed, and when somebody filed it. A lost connection tells nothing. */
export function usePresence(here: Here, told: Told): Presence['others'] {
  const [others, setOthers] = useState<Presence['others']>([])
  const latest = useRef({ here, told })
  useEffect(() => {
    latest.current = { here, told }
  })
  const { isOff } = here
  useEffect(() => {
    if (isOff) return
    let left = false
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      const { id, version, field } = latest.current.here
      const answer = await presentAction({ id, version, field }).catch(() => null)
      if (left || !answer?.ok) return
      setOthers(answer.value.others)
      latest.current.told.heard(answer.value.version, answer.value.theirs)
      if (answer.value.isFiled) latest.current.told.filed()
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      left = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [isOff])
  return others
}
