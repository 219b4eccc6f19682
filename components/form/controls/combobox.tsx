'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'
import type { Choice } from '@/components/ui/select'
import type { FieldValue, FormField } from '../types'
import { OptionList } from './option-list'
import { useNames } from './use-names'
import { useOptions } from './use-options'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  field: FormField
  value: readonly string[]
  onChange: (value: FieldValue) => void
}

/** Picks records by searching their names (ARIA combobox with a list; the choice is made by hand). Chosen ones stand above. */
export function Combobox({ id, field, value, onChange, ...aria }: Props) {
  const t = useTranslations('form')
  const input = useRef<HTMLInputElement>(null)
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { nameOf, learn } = useNames(field, value)
  const { options: found, loading } = useOptions(field, q, open)
  const options = found.filter((option) => !value.includes(option.value))
  const listId = `${id}-list`

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (option: Choice) => {
    learn(option)
    onChange(field.kind === 'relation' ? [option.value] : [...value, option.value])
    setQ('')
    close()
  }
  const remove = (code: string) => {
    onChange(value.filter((other) => other !== code))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const option = options[active]
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      setActive(
        options.length === 0
          ? -1
          : (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length,
      )
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (option) choose(option)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      close()
    }
  }

  return (
    <div className="grid max-w-xl gap-2">
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {value.map((code) => (
            <li key={code}>
              <button
                type="button"
                onClick={() => remove(code)}
                className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-hairline bg-sunken px-2 text-left text-sm hover:border-control"
              >
                <span>{nameOf(code)}</span>
                <X aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-muted" />
                <span className="sr-only">{t('removeChoice')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="relative">
        <Input
          {...aria}
          ref={input}
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && options[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          placeholder={t('searchRecords')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value)
            setOpen(true)
            setActive(-1)
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {open && (
          <OptionList
            id={listId}
            label={field.label}
            options={options}
            active={active}
            loading={loading}
            onChoose={choose}
          />
        )}
      </div>
    </div>
  )
}
