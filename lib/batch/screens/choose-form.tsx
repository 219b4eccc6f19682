import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { RadioTiles } from '@/components/ui/radio-tiles'
import type { Wording } from '@/lib/records/state/wording'
import type { BatchPage } from '../load'

/** What to do with the chosen records, as a form whose answers stand in the address: before anything is done, it is shown. */
export async function ChooseForm({ page, words }: { page: BatchPage; words: Wording }) {
  const t = await getTranslations('batch')
  const { register, refs, everything, address, asked, offered, deed, choices, back } = page
  const label = (name: string) => words.field({ catalogue: 'registers', name })
  const takenAway = { value: '-', label: t('nobody') }
  const departments = [...(choices.mayBeNowhere ? [{ value: '-', label: t('nowhere') }] : []), ...choices.departments]
  const mode = asked('tagsDo') || 'add'
  return (
    <form noValidate method="get" action={`/registers/${register.slug}/batch`} className="group grid gap-5">
      {everything ? (
        <>
          <input type="hidden" name="all" value="1" />
          {[...address].map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
        </>
      ) : (
        refs.map((ref) => <input key={ref} type="hidden" name="pick" value={ref} />)
      )}
      <input type="hidden" name="back" value={back} />
      <RadioTiles
        legend={t('what')}
        options={offered.map((value) => ({ value, label: t(`do.${value}`), help: t(`doHelp.${value}`) }))}
        radio={{ name: 'deed', required: true }}
        value={deed ?? offered[0] ?? ''}
      />
      {offered.includes('change') && (
        <fieldset className="hidden gap-4 rounded-md group-has-[input[value=change]:checked]:grid border border-hairline bg-surface p-4">
          <legend className="px-1 font-medium">{t('fields')}</legend>
          <p className="measure text-sm text-muted">{t('fieldsHelp')}</p>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field id="owner" label={label('ownerId')}>
              <Select
                id="owner"
                name="owner"
                defaultValue={asked('owner')}
                empty={t('asIs')}
                options={[takenAway, ...choices.people]}
              />
            </Field>
            <Field id="department" label={label('departmentId')} help={t('departmentHelp')}>
              <Select
                id="department"
                name="department"
                defaultValue={asked('department')}
                empty={t('asIs')}
                options={departments}
              />
            </Field>
            <Field id="tagsDo" label={t('tagsDo')}>
              <Select
                id="tagsDo"
                name="tagsDo"
                defaultValue={mode}
                options={(['add', 'remove', 'set'] as const).map((value) => ({ value, label: t(`tagsDos.${value}`) }))}
              />
            </Field>
            <Field id="tags" label={label('tags')} help={t('tagsHelp')}>
              <Input id="tags" name="tags" defaultValue={asked('tags')} list="known-tags" autoComplete="off" />
            </Field>
            <DateField
              id="review"
              name="review"
              label={label('nextReviewOn')}
              help={t('reviewHelp')}
              defaultValue={asked('review')}
            />
            <Field id="months" label={t('months')} help={t('monthsHelp')}>
              <Input
                id="months"
                name="months"
                type="number"
                min={1}
                max={60}
                className="max-w-32"
                defaultValue={asked('months')}
              />
            </Field>
          </div>
          <datalist id="known-tags">
            {choices.tags.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={page.rows ? 'secondary' : 'primary'}>
          {t('show')}
        </Button>
        <LinkButton href={back} variant="quiet">
          {t('back')}
        </LinkButton>
      </div>
    </form>
  )
}
