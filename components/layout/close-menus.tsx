'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Closes open menus when the page changes: the frame stays, so the browser would leave them open. A link of a menu that only
 * leads away closes it also when it leads here. Escape and a click elsewhere are the browser's.
 */
export function CloseMenus() {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the address changed
  useEffect(() => closeMenus('[popover]:popover-open'), [path])
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('[data-leads-away] a'))
        closeMenus('[data-leads-away]:popover-open')
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
  return null
}

function closeMenus(which: string): void {
  for (const panel of document.querySelectorAll<HTMLElement>(which)) panel.hidePopover()
}
