'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button, LinkButton } from '@/components/ui/button'
import { ErrorSummary } from './error-summary'
import { FormSections } from './form-sections'
import { FormProvider } from './model/form-context'
import type { FormProps } from './model/types'
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

/** Says that something typed earlier came back, and lets the person throw it away. */
function DraftNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations('form')
  return (
    <Alert tone="info" role="status" title={t('restored.title')}>
      <p>{t('restored.help')}</p>
      <Button size="sm" className="mt-2" onClick={onDiscard}>
        {t('restored.discard')}
      </Button>
    </Alert>
  )
}
