'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { X } from 'lucide'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { type Choice, controlClass } from '@/components/ui/input'
import { errorText, fieldErrorText } from '@/lib/text/error-text'
import { folded } from '@/lib/text/fold'
import { unreachable } from '../model/answer'
import { useFormContext } from '../model/form-context'
import type { FieldValue, FormField } from '../model/types'
import { useNames, useOptions } from './use-options'

type Props = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  field: FormField
  value: readonly string[]
  onChange: (value: FieldValue) => void
}

/**
 * Picks records, or one of many choices, by searching their names. Box, list, keys and what is said to people who listen are Base UI's; the list is
 * what the server finds, or what came with the field. Chosen records stand above as buttons that take them away, and are offered no more.
 */
export function Combobox({ id, field, value, onChange, ...aria }: Props) {
  const t = useTranslations('form')
  const input = useRef<HTMLInputElement>(null)
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(false)
  const { nameOf, learn } = useNames(field, value)
  const { options: found, loading } = useOptions(field, q, open)
  const { create, making, refused } = useCreate(field)
  const title = q.trim()
  const isNew = create !== null && title !== '' && !loading && !found.some(({ label }) => isNamed(label, title))
  const options = [
    ...found.filter((option) => !value.includes(option.value)),
    ...(isNew ? [{ value: fresh, label: t('createOption', { title }), help: t('createOptionHelp') }] : []),
  ]

  const choose = async (chosen: Choice | null) => {
    const option = chosen?.value === fresh ? await create?.(title) : chosen
    if (!option) return
    learn(option)
    onChange(field.kind === 'relations' ? [...value, option.value] : [option.value])
    setQ('')
  }
  const remove = (code: string) => {
    onChange(value.filter((other) => other !== code))
    input.current?.focus()
  }

  return (
    <div className="grid max-w-xl gap-2">
      {value.length > 0 && <Chosen codes={value} nameOf={nameOf} remove={remove} removeText={t('removeChoice')} />}
      <Base.Root
        items={options}
        filter={null}
        value={null}
        onValueChange={choose}
        inputValue={q}
        onInputValueChange={setQ}
        open={open}
        onOpenChange={setOpen}
      >
        <Base.Input
          {...aria}
          ref={input}
          id={id}
          autoComplete="off"
          placeholder={t(field.kind === 'find' ? 'searchChoices' : 'searchRecords')}
          className={controlClass}
          onKeyDown={(event) => {
            // Nothing pointed at: Enter waits for the list instead of sending the form.
            if (event.key === 'Enter' && open) event.preventDefault()
          }}
        />
        <Base.Portal>
          <Base.Positioner sideOffset={4} className="z-20 w-(--anchor-width)">
            <Base.Popup className="max-h-72 overflow-y-auto rounded-md border border-hairline bg-surface p-1 shadow-panel">
              <Base.Status className="px-2 py-1.5 text-sm text-muted empty:hidden">
                {loading || making ? t('searching') : options.length === 0 ? t('noOption') : null}
              </Base.Status>
              <Base.List aria-label={field.label}>
                {(option: Choice) => (
                  <Base.Item
                    key={option.value}
                    value={option}
                    className="flex min-h-9 cursor-pointer flex-col justify-center rounded-md px-2 py-1 text-sm data-highlighted:bg-ontrack data-highlighted:text-ontrack-ink"
                  >
                    {option.label}
                    {option.help && <span className="text-muted">{option.help}</span>}
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      <p role="status" className="text-sm font-medium text-danger empty:hidden">
        {refused}
      </p>
    </div>
  )
}

/** Stands for the choice that is made when it is chosen; no record has such a number. */
const fresh = 'new'

/** True when this choice, "P-001 Name", has that name already. */
function isNamed(label: string, title: string): boolean {
  return folded(label.replace(/^\S+\s/, '')) === folded(title)
}

/** Makes a record that the picker does not find; null where the form makes none. What stood in the way is told in words. */
function useCreate(field: FormField) {
  const words = useTranslations('errors')
  const { createOption } = useFormContext()
  const [making, setMaking] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { source } = field
  if (!createOption || source === undefined) return { create: null, making, refused }
  const create = async (title: string): Promise<Choice | null> => {
    setMaking(true)
    setRefused(null)
    const result = await createOption(source, title).catch(() => unreachable)
    setMaking(false)
    if (result.ok) return { value: result.value.ref, label: `${result.value.ref} ${title}` }
    const details = Object.values(result.fields ?? {}).flatMap((keys) => keys.map((key) => fieldErrorText(words, key)))
    setRefused([errorText(words, result), ...details].join(' '))
    return null
  }
  return { create, making, refused }
}

type ChosenProps = {
  codes: readonly string[]
  nameOf: (code: string) => string
  remove: (code: string) => void
  removeText: string
}

function Chosen({ codes, nameOf, remove, removeText }: ChosenProps) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {codes.map((code) => (
        <li key={code}>
          <button
            type="button"
            onClick={() => remove(code)}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-hairline bg-sunken px-2 text-left text-sm hover:border-control"
          >
            <span>{nameOf(code)}</span>
            <Icon of={X} size={14} className="shrink-0 text-muted" />
            <span className="sr-only">{removeText}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
