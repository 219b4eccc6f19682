'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

/** A place in the navigation; says when the person is there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className="flex min-h-7 items-center gap-2.5 rounded-md px-2.5 py-0.5 text-sm text-muted hover:bg-hover hover:text-text aria-[current=page]:bg-ontrack aria-[current=page]:font-semibold aria-[current=page]:tracking-tight aria-[current=page]:text-ontrack-ink max-lg:min-h-11"
    >
      {children}
    </Link>
  )
}
