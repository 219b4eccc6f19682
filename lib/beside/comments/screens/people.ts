import { useCallback, useRef, useState } from 'react'
import { mentionableAction } from '../actions'
import type { Person } from './mentioned'

/**
 * Whom a comment on this record can name; null until they are known. `ask` fetches them once, and says null where that did not
 * work: the next call tries again. A page does not carry everybody's name for the few who write.
 */
export function usePeople(recordId: string) {
  const [people, setPeople] = useState<readonly Person[] | null>(null)
  const asked = useRef<Promise<readonly Person[] | null> | null>(null)
  const ask = useCallback(() => {
    asked.current ??= mentionableAction({ recordId })
      .then((answer) => (answer.ok ? answer.value : null))
      .catch(() => null)
      .then((found) => {
        if (found === null) asked.current = null
        else setPeople(found)
        return found
      })
    return asked.current
  }, [recordId])
  return { people, ask }
}
