'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** Closes open menus when the page changes: the frame stays, so the browser would leave them open. */
export function CloseMenus() {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed
  useEffect(() => {
    for (const menu of document.querySelectorAll('details[data-menu][open]')) menu.removeAttribute('open')
    for (const panel of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) panel.hidePopover()
  }, [path])
  return null
}
