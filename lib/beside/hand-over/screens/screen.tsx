import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import type { HandOverPage, OwnerState } from '../queries'
import { HandOverForm } from './hand-over-form'

/** Whose records, which of them, and to whom. */
export async function HandOverScreen({ anybody, people, owned, heirs }: HandOverPage) {
  const t = await getTranslations('talk.handOver')
  const nothing = owned !== null && owned.records.total + owned.findings.total === 0
  return (
    <>
      <PageHeader title={t('title')}>{t('help')}</PageHeader>
      <div className="grid max-w-3xl gap-6">
        {anybody && <Whose people={people} chosen={owned?.person.id ?? ''} />}
        {nothing && <EmptyState title={t('none', { name: owned.person.name })} />}
        {owned && !nothing && (
          <ClientText namespaces={['talk', 'errors']}>
            <HandOverForm key={owned.person.id} owned={owned} heirs={heirs} />
          </ClientText>
        )}
      </div>
    </>
  )
}

async function Whose({ people, chosen }: { people: readonly OwnerState[]; chosen: string }) {
  const t = await getTranslations('talk.handOver')
  if (people.length === 0) return <EmptyState title={t('nobody')} />
  const label = ({ name, state }: OwnerState) =>
    state === 'disabled' ? t('disabled', { name }) : state === 'not_editor' ? t('notEditor', { name }) : name
  return (
    <form noValidate method="get" action="/hand-over" className="flex flex-wrap items-end gap-3">
      <div className="min-w-64 flex-1">
        <Field id="from" label={t('from')}>
          <Select
            id="from"
            name="from"
            required
            defaultValue={chosen}
            empty={t('choose')}
            options={people.map((person) => ({ value: person.id, label: label(person) }))}
          />
        </Field>
      </div>
      <Button type="submit">{t('next')}</Button>
    </form>
  )
}
