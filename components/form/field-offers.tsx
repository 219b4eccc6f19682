'use client'

import { Check, Plus } from 'lucide'
import { useLocale, useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { withColon } from '@/lib/text/locale'
import { useFormContext } from './model/form-context'
import type { FormOffer } from './model/types'
import { listOf, sameValue } from './model/value'

/** What others say of the answer, each with its source; a click takes it over, nothing is filled in by itself. */
export function FieldOffers({ name, offers }: { name: string; offers: readonly FormOffer[] }) {
  const locale = useLocale()
  return (
    <ul className="grid gap-1 text-sm">
      {offers.map((offer) => (
        <li key={offer.source} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-muted">{withColon(locale, offer.source)}</span>
          {offer.choices ? <ChoicesOffer name={name} choices={offer.choices} /> : <ValuesOffer offer={offer} />}
        </li>
      ))}
    </ul>
  )
}

function ChoicesOffer({ name, choices }: { name: string; choices: NonNullable<FormOffer['choices']> }) {
  const t = useTranslations('form')
  const { control, setValue } = useFormContext()
  const chosen = listOf(useWatch({ control, name }))
  const open = choices.filter(({ value }) => !chosen.includes(value))
  const add = (values: readonly string[]) => setValue(name, [...chosen, ...values])
  return (
    <>
      {choices.map(({ value, label }) =>
        chosen.includes(value) ? (
          <Taken key={value} label={label} />
        ) : (
          <Button key={value} size="sm" onClick={() => add([value])}>
            <Icon of={Plus} size={14} />
            {label}
          </Button>
        ),
      )}
      {open.length > 1 && (
        <Button size="sm" variant="quiet" onClick={() => add(open.map(({ value }) => value))}>
          {t('offers.all')}
        </Button>
      )}
    </>
  )
}

function ValuesOffer({ offer: { label = '', values = {} } }: { offer: FormOffer }) {
  const { control, setValue } = useFormContext()
  const names = Object.keys(values)
  const present = useWatch({ control, name: names })
  if (names.every((name, n) => sameValue(present[n], values[name]))) return <Taken label={label} />
  const take = () => {
    for (const [name, value] of Object.entries(values)) setValue(name, value)
  }
  return (
    <Button size="sm" onClick={take}>
      <Icon of={Plus} size={14} />
      {label}
    </Button>
  )
}

/** It is the answer already. */
function Taken({ label }: { label: string }) {
  const t = useTranslations('form')
  return (
    <span className="inline-flex min-h-7 items-center gap-1">
      <Icon of={Check} size={14} />
      {label}
      <span className="sr-only"> ({t('offers.taken')})</span>
    </span>
  )
}
