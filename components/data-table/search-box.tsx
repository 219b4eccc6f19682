'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Input } from '@/components/ui/input'
import { tableQuery } from '@/lib/table/state'
import { searched } from '@/lib/table/steps'
import { useTableNavigation } from './navigation'
import type { TableTexts } from './types'

const pause = 250

/** Searches while one types; `/` goes there. Without JavaScript it is a form. */
export function SearchBox({ texts }: { texts: TableTexts }) {
  const { path, state, shape, go } = useTableNavigation()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const others = [...tableQuery({ ...state, q: '', page: 1 }, shape)]

  useEffect(() => {
    const box = input.current
    if (box && box !== document.activeElement) box.value = state.q
  }, [state.q])

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => {
      document.removeEventListener('keydown', focus)
      clearTimeout(timer.current)
    }
  }, [])

  const search = () => {
    clearTimeout(timer.current)
    const q = input.current?.value.trim() ?? ''
    if (q !== state.q) go(searched(state, q), 'replace')
  }
  const later = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(search, pause)
  }

  return (
    <form
      method="get"
      action={path}
      className="relative w-full sm:w-72"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <Search
        aria-hidden
        size={16}
        strokeWidth={1.5}
        className="pointer-events-none absolute top-2.5 left-3 text-muted"
      />
      <Input
        ref={input}
        type="search"
        name="q"
        defaultValue={state.q}
        onChange={later}
        maxLength={200}
        aria-label={texts.search}
        aria-keyshortcuts="/"
        placeholder={texts.search}
        className="pl-9 text-sm"
        autoComplete="off"
      />
      {others.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="sr-only">
        {texts.searchButton}
      </button>
    </form>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
