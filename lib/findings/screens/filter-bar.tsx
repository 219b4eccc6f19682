import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/layout/empty-state'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import type { Shown } from '../filter'
import { findingStates } from '../schema'

/** Search and state of the list, in the address; works without JavaScript. */
export async function FindingFilterBar({ filter, count }: { filter: { shown: Shown; query: string }; count: number }) {
  const t = await getTranslations('findings')
  const options = [
    { value: 'unfinished', label: t('unfinished') },
    { value: 'all', label: t('all') },
    ...findingStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
  ]
  return (
    <>
      <search>
        <form method="get" className="mb-3 flex flex-wrap items-end gap-3">
          <Field id="q" label={t('search')}>
            <Input id="q" name="q" type="search" defaultValue={filter.query} maxLength={100} />
          </Field>
          <Field id="state" label={t('columns.state')}>
            <Select id="state" name="state" defaultValue={filter.shown} options={options} />
          </Field>
          <Button type="submit">{t('show')}</Button>
        </form>
      </search>
      <p role="status" className="mb-3 text-sm text-muted">
        {t('count', { count })}
      </p>
      {count === 0 && <EmptyState title={t('none')}>{t('noneMatch')}</EmptyState>}
    </>
  )
}
