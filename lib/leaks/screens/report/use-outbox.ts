import { useEffect } from 'react'

/** While something waits to be sent: tries when the page loads, when the connection is back and when the page is looked at. */
export function useOutbox(waiting: boolean, retry: () => void): void {
  useEffect(() => {
    if (!waiting) return
    const visible = () => {
      if (document.visibilityState === 'visible') retry()
    }
    addEventListener('online', retry)
    addEventListener('focus', retry)
    document.addEventListener('visibilitychange', visible)
    return () => {
      removeEventListener('online', retry)
      removeEventListener('focus', retry)
      document.removeEventListener('visibilitychange', visible)
    }
  }, [waiting, retry])
}
