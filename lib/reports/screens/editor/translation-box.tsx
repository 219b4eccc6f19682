'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { translateAction } from '../../actions'
import type { RecordText } from '../../prefill'
import { type DraftLanguage, draftLanguages } from '../../values'

type Props = {
  texts: readonly RecordText[]
  /** Of the report. */
  language: string
  /** The text of the field, and what becomes of it. */
  text: string
  onChange: (text: string) => void
}

/**
 * What of this answer is in another language than the report, and a box for each to write it. It is kept on the record for
 * the next time, as a change of it like any other, and takes the place of the words in the answer.
 */
export function TranslationBox({ texts, language: of, text, onChange }: Props) {
  const t = useTranslations('drafts')
  const language = draftLanguages.find((one) => one === of)
  if (texts.length === 0 || !language) return null
  return (
    <div className="grid gap-3 rounded-md border border-hairline p-3">
      <p>
        <Badge tone="withinday">{t('foreign.title', { language: t(`profile.languages.${language}`) })}</Badge>
      </p>
      {texts.map((one) => (
        <OneText
          key={`${one.ref} ${one.field}`}
          one={one}
          language={language}
          onWritten={(written) => onChange(text.replace(one.text.trim(), () => written))}
        />
      ))}
    </div>
  )
}

type OneProps = { one: RecordText; language: DraftLanguage; onWritten: (text: string) => void }

function OneText({ one, language, onWritten }: OneProps) {
  const t = useTranslations('drafts.foreign')
  const router = useRouter()
  const id = useId()
  const [written, setWritten] = useState('')
  const { submit, pending, failure } = useSend(translateAction, () => {
    onWritten(written.trim())
    router.refresh()
  })
  const { whole, field: wrong } = useRefusal(failure)
  const { register, ref, version, field } = one
  const error = wrong('translation.text') ?? wrong('text') ?? whole ?? undefined
  return (
    <div className="grid gap-2">
      <p className="text-sm whitespace-pre-line text-muted">
        {ref}: {one.text}
      </p>
      <Field id={id} label={t('label', { ref })} help={t('help')} error={error}>
        <Textarea
          id={id}
          rows={2}
          maxLength={4000}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          aria-describedby={describedBy(id, { help: true, error })}
        />
      </Field>
      <div>
        <Button
          size="sm"
          disabled={pending || written.trim() === ''}
          onClick={() => submit({ register, ref, version, translation: { field, language, text: written } })}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
