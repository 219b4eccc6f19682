'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState, useTransition } from 'react'
import { listenToKeys } from './keys'
import { cellAt, focusCell, focusRow, listenToTable, measured, searchShows, showKeys } from './listen'
import type { CellEdit, CellForm, CellPlace, Go } from './types'

type Props = {
  q: string
  peek: string | null
  peekable: boolean
  keys: boolean
  edit?: CellEdit
  children: ReactNode
}

type Opened = CellPlace & { form: CellForm; Dialog: typeof import('./cell-dialog').CellDialog }

/**
 * The one client part of a table: it listens to what the server drew. A link changes the address without leaving the page,
 * words are searched while they are typed, keys walk the rows. Rows stay while the next are read.
 */
export function TableController({ q, peek, peekable, keys, edit, children }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef(peek)
  const [cell, setCell] = useState<Opened | null>(null)
  const left = useRef<(CellPlace & { due: boolean }) | null>(null)

  const asks = useEffectEvent(({ row, column }: CellPlace, go: Go) => {
    if (!edit) return
    start(async () => {
      const asked = edit.ask({ ...edit.context, ref: row, field: column })
      const both = await Promise.all([import('./cell-dialog'), asked]).catch(() => null)
      const answer = both?.[1]
      if (both && answer?.ok) setCell({ row, column, form: answer.value, Dialog: both[0].CellDialog })
      else go(edit.formHref.replace('{ref}', encodeURIComponent(row)))
    })
  })

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
    const stop = [listenToTable(table, go, (place) => asks(place, go)), listenToKeys(table, go)]
    return () => {
      for (const end of stop) end()
    }
  }, [router])

  // Whatever the server drew anew: lines that depend on the width, what is chosen, and the cell that was changed.
  useEffect(() => {
    const table = root.current
    if (!table) return
    measured(table)
    const back = left.current
    if (!back) return
    if (back.due || document.activeElement === document.body) focusCell(table, back)
    left.current = pending ? { ...back, due: false } : null
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

  const ended = (isSaved: boolean) => {
    left.current = cell && { ...cell, due: true }
    setCell(null)
    if (isSaved) start(() => router.refresh())
  }

  return (
    <div ref={root} className="dt" aria-busy={pending} data-peekable={peekable ? '' : undefined}>
      {children}
      {cell && edit && (
        <cell.Dialog form={cell.form} edit={edit} place={root.current && cellAt(root.current, cell)} onEnd={ended} />
      )}
    </div>
  )
}
