'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { languages, type Words, worded } from './own-words'

type Props = {
  id: string
  /** What Dertig calls it. */
  known: string
  words: Words
  error: string | undefined
  change: (words: Words) => void
}

/** The heading of a section, unfolded to call it otherwise in each language of the form. */
export function SectionHeading({ id, known, words, error, change }: Props) {
  const t = useTranslations('drafts.profile')
  const own = useTranslations('drafting.profile')
  return (
    <details className="border-b border-hairline bg-bg px-4 text-sm">
      <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-3 py-2">
        <span className="font-medium">{Object.values(words ?? {}).find(Boolean) ?? known}</span>
        <span className="text-accent underline">{own('rename')}</span>
        {error && <span className="text-danger">{error}</span>}
      </summary>
      <div className="grid gap-3 pb-4 sm:grid-cols-2">
        {languages.map((language) => (
          <Field
            key={language}
            id={`${id}-${language}`}
            label={own('heading', { language: t(`languages.${language}`) })}
          >
            <Input
              id={`${id}-${language}`}
              value={words?.[language] ?? ''}
              maxLength={400}
              placeholder={known}
              onChange={(event) => change(worded(words, language, event.target.value))}
            />
          </Field>
        ))}
      </div>
    </details>
  )
}
