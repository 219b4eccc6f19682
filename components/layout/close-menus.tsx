'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** Closes open menus when the page changes (the frame stays, so the browser would leave them open), on Escape and on a click elsewhere. */
export function CloseMenus() {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed
  useEffect(() => {
    closeDetails(() => true)
    for (const panel of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) panel.hidePopover()
  }, [path])
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element) closeDetails((menu) => !menu.contains(target) || target.closest('a') !== null)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closeDetails(() => true)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return null
}

function closeDetails(which: (menu: Element) => boolean): void {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!which(menu)) continue
    const held = menu.contains(document.activeElement)
    menu.removeAttribute('open')
    if (held) menu.querySelector('summary')?.focus()
  }
}
