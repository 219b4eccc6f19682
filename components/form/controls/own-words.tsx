'use client'

import { Plus, X } from 'lucide'
import { useLocale, useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { type Choice, Input, Select } from '@/components/ui/input'
import { labelled } from '@/lib/text/locale'
import { ownWords, ownWordsIn } from '@/lib/text/own-words'

type SelectProps = Omit<ComponentProps<typeof Select>, 'options' | 'value' | 'onChange' | 'empty'> & {
  options: readonly Choice[]
  value: string
  /** Own words are taken too. */
  own: boolean
  onChange: (value: string) => void
}

/** One of a list, or own words: choosing "other, namely" opens a line for them. */
export function SelectOrOwn({ options, value, own, onChange, ...shared }: SelectProps) {
  const t = useTranslations('form')
  const words = own ? ownWordsIn(value) : null
  const other = ownWords('')
  const offered = own ? [...options, { value: other, label: t('own.other') }] : options
  return (
    <div className="grid gap-2">
      <Select
        {...shared}
        options={offered}
        empty={t('choose')}
        value={words === null ? value : other}
        onChange={(event) => onChange(event.target.value)}
      />
      {words !== null && (
        <Input
          aria-label={t('own.namely')}
          aria-invalid={shared['aria-invalid']}
          type="text"
          autoComplete="off"
          value={value.slice(other.length)}
          onChange={(event) => onChange(ownWords(event.target.value))}
        />
      )}
    </div>
  )
}

type ListProps = { id: string; label: string; value: readonly string[]; onChange: (value: readonly string[]) => void }

/** Answers in own words beside the boxes of a list: each is added by a button or Enter, and can be taken away. */
export function OwnWordsList({ id, label, value, onChange }: ListProps) {
  const t = useTranslations('form')
  const locale = useLocale()
  const [text, setText] = useState('')
  const said = value.flatMap((one) => ownWordsIn(one) ?? [])
  const add = () => {
    const words = text.trim()
    if (words !== '' && !said.includes(words)) onChange([...value, ownWords(words)])
    setText('')
  }
  return (
    <div className="mt-3 grid max-w-xl gap-2">
      {said.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {said.map((words) => (
            <li key={words}>
              <Button size="sm" onClick={() => onChange(value.filter((one) => one !== ownWords(words)))}>
                <span className="min-w-0 wrap-anywhere">{words}</span>
                <Icon of={X} size={14} />
                <span className="sr-only">{t('own.remove')}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={`${id}-own`} className="text-sm text-muted">
          {t('own.other')}
        </label>
        <Input
          id={`${id}-own`}
          aria-label={labelled(locale, label, t('own.other'))}
          className="min-w-0 flex-1 basis-48"
          type="text"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button size="sm" onClick={add}>
          <Icon of={Plus} size={14} />
          {t('own.add')}
        </Button>
      </div>
    </div>
  )
}
