'use client'

import { Search, X } from 'lucide'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { signOutHere } from '@/components/access/sign-out-button'
import { Icon } from '@/components/ui/icon'
import { leave } from '@/lib/people/account-actions'
import { longestSearch } from '@/lib/table/state'
import { labelled } from '@/lib/text/locale'
import { marked } from '@/lib/text/marks'
import { allResults, placesFor } from '../rules'
import type { Place, Start } from '../schema'
import { HitText } from './hit-text'
import { MarkedText } from './marked-text'
import { useAnswer, useStart } from './use-search'

type Props = { label: string; failed: string; onClose: () => void }
type Option = { key: string; href: string | null; node: ReactNode; late?: boolean }
type OptionGroup = { label: string; options: readonly Option[] }

/**
 * One box over everything: a combobox whose list stands below it, in the browser's own modal dialog. Pages and actions are found
 * at once, the rest by the server. Enter before the server answered shows all results as a page, never what an earlier question found.
 */
export function Palette({ label, failed, onClose }: Props) {
  const router = useRouter()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { start, failed: hasNoStart } = useStart()
  const found = useAnswer(q)

  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])

  // It stands beside every page, outside what brings texts to one: the page itself says its language.
  const groups = start ? groupsOf(start, q, found, document.documentElement.lang) : []
  const options = groups.flatMap(({ options: all }) => all)
  const at = Math.max(
    0,
    options.findIndex(({ key }) => key === chosen),
  )
  const active = options[at]
  const optionId = (key: string | undefined) => (key === undefined ? undefined : `${id}${key}`)

  const activeKey = active?.key
  useEffect(() => {
    if (activeKey !== undefined)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [activeKey])

  const go = (option: Option | undefined, elsewhere = false) => {
    const href = option?.late && found.pending ? allResults(q) : option?.href
    if (href === undefined) return
    dialog.current?.close()
    if (href === null) void signOutHere(leave, start?.words.wipeDrafts ?? '')
    else if (elsewhere) window.open(href, '_blank', 'noopener')
    else router.push(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isShortcut = event.key.toLowerCase() === 'k' && event.ctrlKey !== event.metaKey
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setChosen(options.at((at + step) % options.length)?.key ?? null)
    else if (event.key === 'Enter') go(active, event.ctrlKey || event.metaKey)
    else if (isShortcut) dialog.current?.close()
    else return
    event.preventDefault()
  }
  const problem = found.failed || (hasNoStart && !start)

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={onKeyDown}
      className="mx-auto mt-[10vh] mb-auto max-h-[80vh] w-full max-w-2xl flex-col rounded-md border border-hairline bg-surface p-0 text-text shadow-panel open:flex max-sm:m-0 max-sm:h-dvh max-sm:max-h-none max-sm:max-w-none max-sm:rounded-none max-sm:border-0"
    >
      <div className="flex items-center gap-2 border-b border-hairline px-4">
        <Icon of={Search} size={20} className="shrink-0 text-muted" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={optionId(activeKey)}
          aria-describedby={`${id}about`}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={longestSearch}
          placeholder={start?.words.hint}
          value={q}
          onChange={(event) => {
            setQ(event.target.value)
            setChosen(null)
          }}
          className="min-h-13 w-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
        <button
          type="button"
          aria-label={start?.words.close ?? 'Esc'}
          onClick={() => dialog.current?.close()}
          className="-mr-2 flex min-h-11 min-w-11 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
        >
          <Icon of={X} size={18} />
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 py-2" aria-busy={found.pending}>
        {q.trim() === '' && <p className="px-2 pt-1 pb-2 text-sm text-muted">{start?.words.intro}</p>}
        {problem && (
          <p role="alert" className="px-2 py-2 text-sm text-danger">
            {start?.words.failed ?? failed}
          </p>
        )}
        {start && !problem && q.trim() !== '' && !found.pending && options.length === 1 && (
          <p className="px-2 py-2 text-sm text-muted">
            {start.words.none} {start.words.noneHelp}
          </p>
        )}
        <div ref={list} id={`${id}list`} role="listbox" aria-label={label} tabIndex={-1} className="grid gap-2">
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={group.label} role="group" aria-label={group.label}>
              <p aria-hidden className="px-2 pt-1 text-sm font-medium text-muted">
                {group.label}
              </p>
              {group.options.map((option) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the box's
                <div
                  key={option.key}
                  id={optionId(option.key)}
                  role="option"
                  aria-selected={option === active}
                  tabIndex={-1}
                  onPointerMove={() => option !== active && setChosen(option.key)}
                  onClick={(event) => go(option, event.ctrlKey || event.metaKey)}
                  className={`cursor-pointer rounded-md px-2 py-2 aria-selected:bg-hover aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus aria-selected:outline-solid max-lg:min-h-11`}
                >
                  {option.node}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      <div id={`${id}about`} className="border-t border-hairline px-4 py-2 text-sm text-muted">
        {start?.past && <p>{start.past}</p>}
        <p className="max-sm:hidden">{start?.words.keys}</p>
      </div>
      <p role="status" className="sr-only">
        {found.pending ? start?.words.searching : found.answer?.summary}
      </p>
    </dialog>
  )
}

/** Places first, for they are there at once and stay where they are; then what the server found; then the way to all of it. */
function groupsOf(
  { actions, pages, words }: Start,
  q: string,
  { answer }: ReturnType<typeof useAnswer>,
  locale: string,
): OptionGroup[] {
  const isAsked = q.trim() !== ''
  const place = (one: Place): Option => ({
    key: one.key,
    href: one.href,
    node: <MarkedText parts={marked(one.label, q)} />,
  })
  const groups = [
    { label: words.actions, options: placesFor(actions, q, isAsked ? 3 : 6).map(place) },
    { label: words.pages, options: placesFor(pages, q, isAsked ? 3 : 40).map(place) },
    ...(answer?.groups ?? []).map(({ kind, label, count, hits }) => ({
      label: `${label} (${count})`,
      options: hits.map((hit) => ({
        key: `${kind}-${hit.href}`,
        href: hit.href,
        node: <HitText hit={hit} example={words.example} locale={locale} />,
        late: true,
      })),
    })),
    {
      label: words.title,
      options: isAsked ? [{ key: 'all', href: allResults(q), node: labelled(locale, words.all, q.trim()) }] : [],
    },
  ]
  return groups.filter(({ options }) => options.length > 0)
}
