'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ChipsChoice } from '@/components/ui/chips-choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = {
  people: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
  open: boolean
  onOpen: (open: boolean) => void
}

/** More people than this are narrowed by typing part of a name. */
const most = 12

/** Whom the comment asks to look: boxes to tick, those chosen always in sight. */
export function PeopleChooser({ people, chosen, onChoose, open, onOpen }: Props) {
  const t = useTranslations('talk')
  const id = useId()
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const shown = people.filter((person) => chosen.includes(person.id) || person.name.toLowerCase().includes(wanted))
  return (
    <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary className="min-h-9 w-fit cursor-pointer content-center text-sm text-accent max-lg:min-h-11">
        {t('ask', { count: chosen.length })}
      </summary>
      <div className="mt-2 grid gap-3">
        {people.length > most && (
          <Field id={id} label={t('narrow')}>
            <Input id={id} type="search" autoComplete="off" value={q} onChange={(event) => setQ(event.target.value)} />
          </Field>
        )}
        <ChipsChoice
          legend={t('whom')}
          options={shown.map((person) => ({ value: person.id, label: person.name }))}
          value={chosen}
          box={{
            name: 'mentions',
            onChange: ({ target }) =>
              onChoose(target.checked ? [...chosen, target.value] : chosen.filter((other) => other !== target.value)),
          }}
        />
      </div>
    </details>
  )
}
