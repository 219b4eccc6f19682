'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { DraftNotice } from './device/own-draft'
import { FormSections, type Wanted } from './form-sections'
import { FormProvider, pathInAddress } from './model/form-context'
import type { FormProps } from './model/types'
import { SaveAnswer } from './save-answer'
import { useFormSave } from './use-form-save'

/** The client part of Form. */
export function FormShell(props: FormProps) {
  const t = useTranslations('form')
  const save = useFormSave(props)
  const { createOption } = props
  /** Whose a record is that is made on the way. */
  const kept = () => {
    const [ownerId, departmentId] = save.form.getValues(['ownerId', 'departmentId'])
    return { ownerId: ownerId || null, departmentId: departmentId || null }
  }
  const [wanted, setWanted] = useState<Wanted | null>(null)
  useEffect(() => {
    const path = pathInAddress()
    if (path) setWanted({ path })
  }, [])
  const fields = props.sections.flatMap((section) => section.fields)
  return (
    <FormProvider
      value={{
        control: save.form.control,
        setValue: save.form.setValue,
        errors: save.errors,
        findOptions: props.findOptions,
        createOption: createOption && ((register, title) => createOption({ register, values: { title, ...kept() } })),
      }}
    >
      <form noValidate onSubmit={save.submit} aria-busy={save.pending}>
        <FormSections
          sections={props.sections}
          opened={props.values}
          missing={props.missing}
          wanted={wanted}
          before={
            <>
              {save.draft.restored && <DraftNotice onDiscard={save.draft.discard} />}
              <SaveAnswer answer={save.answer} fields={fields} go={(path) => setWanted({ path })} />
            </>
          }
          after={
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
          }
        />
      </form>
    </FormProvider>
  )
}
