'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { Button, LinkButton } from '@/components/ui/button'
import { isAsked } from './check'
import { DraftNotice } from './device/own-draft'
import { ErrorSummary } from './error-summary'
import { FormFieldView } from './form-field'
import { FormProvider, useFormContext } from './model/form-context'
import type { FormProps, FormSection } from './model/types'
import { StalePanel } from './stale-panel'
import { useFormSave } from './use-form-save'

/** The client part of Form. */
export function FormShell(props: FormProps) {
  const t = useTranslations('form')
  const save = useFormSave(props)
  const fields = props.sections.flatMap((section) => section.fields)
  return (
    <FormProvider value={{ control: save.form.control, errors: save.errors, findOptions: props.findOptions }}>
      <form noValidate onSubmit={save.submit} className="grid max-w-4xl gap-6" aria-busy={save.pending}>
        {save.draft.restored && <DraftNotice onDiscard={save.draft.discard} />}
        <div ref={save.summary} tabIndex={-1} className="rounded-md outline-none empty:hidden focus-visible:outline-2">
          {save.stale ? (
            <StalePanel stale={save.stale} fields={fields} form={save.form} onSettled={save.settle} />
          ) : (
            save.failure && <ErrorSummary errors={save.errors} failure={save.failure} fields={fields} />
          )}
        </div>
        <FormSections sections={props.sections} />
        <div
          data-chrome
          className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-t border-hairline bg-bg/95 px-4 py-3 backdrop-blur-sm sm:mx-0 sm:px-0"
        >
          <Button type="submit" variant="primary" disabled={save.pending} className="max-sm:min-h-11">
            {save.pending ? t('saving') : props.submitText}
          </Button>
          <LinkButton href={props.cancelHref} variant="quiet" className="max-sm:min-h-11">
            {t('cancel')}
          </LinkButton>
          <p className="text-sm text-muted">{t('kept')}</p>
        </div>
      </form>
    </FormProvider>
  )
}

/** The questions under their headings; one that other answers make pointless is not asked. */
function FormSections({ sections }: { sections: readonly FormSection[] }) {
  const { control } = useFormContext()
  const deciding = [
    ...new Set(
      sections.flatMap((section) => section.fields.flatMap((field) => (field.when ? [field.when.field] : []))),
    ),
  ]
  const given = useWatch({ control, name: deciding })
  const values = Object.fromEntries(deciding.map((name, index) => [name, given[index] ?? null]))
  return sections.map((section) => {
    const asked = section.fields.filter((field) => isAsked(field, values))
    if (asked.length === 0) return null
    return (
      <section
        key={section.id}
        aria-labelledby={`section-${section.id}`}
        className="rounded-md border border-hairline bg-surface p-4 sm:p-6"
      >
        <h2 id={`section-${section.id}`} className="text-lg">
          {section.title}
        </h2>
        {section.help && <p className="measure mt-1 text-sm text-muted">{section.help}</p>}
        <div className="mt-5 grid gap-6">
          {asked.map((field) => (
            <FormFieldView key={field.name} field={field} />
          ))}
        </div>
      </section>
    )
  })
}
