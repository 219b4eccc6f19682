'use client'

import { useEffect } from 'react'

/** Opens the folded part that the address names, or a link of the page, and brings it into view. Draws nothing. */
export function OpenAtHash() {
  useEffect(() => {
    const reveal = (hash: string) => {
      const place = document.getElementById(decodeURIComponent(hash.slice(1)))
      if (!place) return
      const own = place.querySelector<HTMLDetailsElement>(':scope > details')
      if (own) own.open = true
      for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
        fold.open = true
      place.scrollIntoView({ block: 'start' })
    }
    const here = () => reveal(window.location.hash)
    // A second click on the same link changes no address.
    const click = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null
      if (link) requestAnimationFrame(() => reveal(link.hash))
    }
    if (window.location.hash) here()
    window.addEventListener('hashchange', here)
    document.addEventListener('click', click)
    return () => {
      window.removeEventListener('hashchange', here)
      document.removeEventListener('click', click)
    }
  }, [])
  return null
}
