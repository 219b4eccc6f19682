'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import type { Failure, FieldErrors } from '@/lib/errors/refusal'
import { errorText, fieldErrorText } from '@/lib/text/error-text'
import { withColon } from '@/lib/text/locale'
import { controlId } from './model/form-context'
import type { FormField } from './model/types'

type Props = {
  errors: FieldErrors
  failure: Failure
  fields: readonly FormField[]
  /** Brings the person to the question at this path. */
  go: (path: string) => void
}

/** What went wrong, in one place, with a link to each answer.  */
export function ErrorSummary({ errors, failure, fields, go }: Props) {
  const t = useTranslations('form')
  const words = useTranslations('errors')
  const locale = useLocale()
  const wrong = Object.entries(errors).filter(([, keys]) => keys.length > 0)
  return (
    <Alert tone="error" role="alert" title={errorText(words, failure)}>
      {wrong.length > 0 && (
        <ul className="mt-1 grid gap-0.5">
          {wrong.map(([path, keys]) => (
            <li key={path}>
              <a
                href={`#${controlId(path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  go(path)
                }}
                className="inline-flex min-h-6 items-center rounded-sm text-danger underline underline-offset-3"
              >
                {withColon(locale, labelOf(fields, path))} {keys.map((key) => fieldErrorText(words, key)).join(' ')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {failure.code === 'signed_out' && (
        <Link href="/login" target="_blank" className="text-accent underline underline-offset-3">
          {t('signIn')}
        </Link>
      )}
    </Alert>
  )
}

/** "Transfers 2, Country" for transfers.1.country. */
function labelOf(fields: readonly FormField[], path: string): string {
  const [name, row, column] = path.split('.')
  const field = fields.find((candidate) => candidate.name === name)
  if (!field) return path
  const cell = field.columns?.find((candidate) => candidate.name === column)?.label
  return row === undefined ? field.label : [`${field.label} ${Number(row) + 1}`, cell].filter(Boolean).join(', ')
}
