import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/select'
import { ownerChoices } from '@/lib/records/form/choices'
import { catalog } from '@/lib/registers/catalog'
import { calendarKinds } from '../entry'
import type { CalendarFilter } from '../filter'

/** Register, kind and owner of the calendar, in the address; works without JavaScript. */
export async function CalendarFilterBar({ filter }: { filter: CalendarFilter }) {
  const [t, all, people] = await Promise.all([getTranslations('calendar'), getTranslations(), ownerChoices()])
  const choices: readonly [keyof CalendarFilter, readonly Choice[]][] = [
    ['register', catalog.map(({ slug }) => ({ value: slug, label: all(`${slug}.name.plural`) }))],
    ['kind', calendarKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))],
    ['owner', people],
  ]
  return (
    <search data-chrome>
      <form method="get" className="mb-3 flex flex-wrap items-end gap-3">
        {choices.map(([name, options]) => (
          <Field key={name} id={name} label={t(`filters.${name}`)}>
            <Select
              id={name}
              name={name}
              defaultValue={filter[name] ?? ''}
              options={[{ value: '', label: t('all') }, ...options]}
            />
          </Field>
        ))}
        <Button type="submit">{t('show')}</Button>
      </form>
    </search>
  )
}
