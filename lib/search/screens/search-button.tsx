'use client'

import { Search } from 'lucide'
import { useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type Props = { text: string; label: string; failed: string }
type Palette = typeof import('./palette')['Palette']

/**
 * The search of the frame: a link to its page, which a browser with JavaScript opens as a palette instead, also by Ctrl or ⌘
 * and K. What the palette is made of is loaded when it is first asked for.
 */
export function SearchButton({ text, label, failed }: Props) {
  const [open, setOpen] = useState(false)
  const [Shown, setShown] = useState<Palette | null>(null)
  const [key, setKey] = useState('Ctrl')

  const load = () =>
    import('./palette').then(
      ({ Palette }) => setShown(() => Palette),
      () => window.location.assign('/search'),
    )
  const show = () => {
    setOpen(true)
    if (!Shown) void load()
  }

  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setKey('⌘')
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      show()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  return (
    <>
      <a
        href="/search"
        aria-label={label}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className={buttonClass(
          {},
          'font-normal text-muted max-lg:min-h-11 max-lg:min-w-11 max-lg:border-transparent max-lg:px-2 lg:min-w-44 lg:justify-start xl:min-w-60',
        )}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          show()
        }}
      >
        <Icon of={Search} size={18} className="shrink-0" />
        <span aria-hidden className="max-lg:hidden">
          {text}
        </span>
        <kbd aria-hidden className="ml-auto rounded-sm border border-hairline bg-sunken px-1.5 font-sans max-lg:hidden">
          {key} K
        </kbd>
      </a>
      {open && Shown && <Shown label={label} failed={failed} onClose={() => setOpen(false)} />}
    </>
  )
}
