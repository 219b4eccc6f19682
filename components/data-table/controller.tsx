'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useTransition } from 'react'
import { listenToKeys } from './keys'
import { focusRow, listenToTable, measured, searchShows, showKeys } from './listen'

type Props = { q: string; peek: string | null; peekable: boolean; keys: boolean; children: ReactNode }

/**
 * The one client part of a table: it listens to what the server drew. A link changes the address without leaving the page,
 * words are searched while they are typed, keys walk the rows. Rows stay while the next are read.
 */
export function TableController({ q, peek, peekable, keys, children }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef(peek)

  useEffect(() => {
    const table = root.current
    if (!table) return
    const go = (href: string, how: 'push' | 'replace' = 'push') => {
      const offline = table.querySelector<HTMLElement>('[data-offline]')
      if (offline) offline.hidden = navigator.onLine
      if (!navigator.onLine) return
      const stays = new URL(href, location.href).pathname === location.pathname
      start(() => router[how](href, { scroll: !stays }))
    }
    const stop = [listenToTable(table, go), listenToKeys(table, go)]
    return () => {
      for (const end of stop) end()
    }
  }, [router])

  // Whatever the server drew anew: lines that depend on the width, and what is chosen.
  useEffect(() => {
    if (root.current) measured(root.current)
  })

  // The dialog is drawn when it is asked for, and shown once.
  useEffect(() => {
    if (keys && root.current) showKeys(root.current)
  }, [keys])

  useEffect(() => {
    if (root.current) searchShows(root.current, q)
  }, [q])

  useEffect(() => {
    const before = shown.current
    shown.current = peek
    const table = root.current
    if (!table || peek === before) return
    const panel = table.querySelector<HTMLElement>('.dt-side')
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (panel && (before === null || isLost)) panel.focus()
    if (!panel && before !== null && isLost) focusRow(table, before)
  }, [peek])

  return (
    <div ref={root} className="dt" aria-busy={pending} data-peekable={peekable ? '' : undefined}>
      {children}
    </div>
  )
}
