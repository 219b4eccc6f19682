import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { leakStates } from '@/lib/law/codes/leak-states'
import { filterableClocks, type LeakFilter } from '../../queries/list-filter'

/** Filters the list through its address; works without JavaScript. */
export async function LeakFilterForm({ filter }: { filter: LeakFilter }) {
  const [t, codes, clocks] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('codes'),
    getTranslations('clocks'),
  ])
  const filtered = filter.q !== '' || filter.state !== undefined || filter.clock !== undefined
  return (
    <form data-chrome action="/leaks" aria-label={t('filter.label')} className="flex flex-wrap items-end gap-3">
      <Field id="leak-q" label={t('filter.q')}>
        <Input id="leak-q" name="q" type="search" defaultValue={filter.q} maxLength={100} />
      </Field>
      <Field id="leak-state" label={t('filter.state')}>
        <Select
          id="leak-state"
          name="state"
          defaultValue={filter.state ?? ''}
          empty={t('filter.anyState')}
          options={leakStates.map(({ code }) => ({ value: code, label: codes(`leakStates.${code}`) }))}
        />
      </Field>
      <Field id="leak-clock" label={t('filter.clock')}>
        <Select
          id="leak-clock"
          name="clock"
          defaultValue={filter.clock ?? ''}
          empty={t('filter.anyClock')}
          options={filterableClocks.map((state) => ({ value: state, label: clocks(`states.${state}`) }))}
        />
      </Field>
      <Button type="submit">{t('filter.apply')}</Button>
      {filtered && (
        <LinkButton href="/leaks" variant="quiet">
          {t('filter.clear')}
        </LinkButton>
      )}
    </form>
  )
}
