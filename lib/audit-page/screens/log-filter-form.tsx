import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { auditActions } from '@/lib/audit/entry/event'
import { isFiltered, type LogFilter } from '@/lib/audit/log/log'

type Props = { filter: LogFilter; people: readonly { value: string; label: string }[] }

/** What to show of the log; all of it stands in the address. */
export async function LogFilterForm({ filter, people }: Props) {
  const t = await getTranslations('audit')
  const actions = auditActions
    .map((value) => ({ value, label: t(`actions.${value}`) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const outcomes = (['ok', 'denied', 'failed'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }))
  return (
    <search aria-label={t('filter.title')} data-chrome className="mb-6">
      <form action="/audit" className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {people.length > 0 && (
            <Field id="who" label={t('filter.who')}>
              <Select id="who" name="who" options={people} empty={t('filter.anyone')} defaultValue={filter.who ?? ''} />
            </Field>
          )}
          <Field id="action" label={t('filter.action')}>
            <Select
              id="action"
              name="action"
              options={actions}
              empty={t('filter.anything')}
              defaultValue={filter.action ?? ''}
            />
          </Field>
          <Field id="outcome" label={t('filter.outcome')}>
            <Select
              id="outcome"
              name="outcome"
              options={outcomes}
              empty={t('filter.anything')}
              defaultValue={filter.outcome ?? ''}
            />
          </Field>
          <Field id="ref" label={t('filter.ref')}>
            <Input id="ref" name="ref" defaultValue={filter.ref ?? ''} placeholder="A-012" autoComplete="off" />
          </Field>
          <DateField id="from" name="from" label={t('filter.from')} defaultValue={filter.from ?? ''} />
          <DateField id="to" name="to" label={t('filter.to')} defaultValue={filter.to ?? ''} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit">{t('filter.apply')}</Button>
          {isFiltered(filter) && (
            <LinkButton href="/audit" variant="quiet">
              {t('filter.clear')}
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  )
}
