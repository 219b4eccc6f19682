import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Failure } from '@/lib/errors/refusal'

/** A newer version exists: reads the page anew, so that the next try stands on it. What was typed stays. */
export function useRefreshWhenStale(failure: Failure | null): void {
  const router = useRouter()
  const stale = failure?.code === 'stale'
  useEffect(() => {
    if (stale) router.refresh()
  }, [stale, router])
}
