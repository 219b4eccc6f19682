'use client'

import { useEffect } from 'react'

/**
 * Opens the folded part that the address names, or a link of the page, and brings it into view. `#next` is the step that the page
 * says is the current one; without script it is the part of that name. Draws nothing.
 */
export function OpenAtHash() {
  useEffect(() => {
    const current = () => document.querySelector<HTMLAnchorElement>('[aria-current="step"] a[href^="#"]')?.hash
    const reveal = (said: string) => {
      const hash = said === '#next' ? (current() ?? said) : said
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
