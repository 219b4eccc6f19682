'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Select } from '@/components/ui/input'
import { extractFormats, extractScopes } from '../build/model'

const languages = ['nl', 'fr', 'en'] as const

/** The choices of an extract, and a link per format that follows them. */
export function ExtractForm({ entities, language }: { entities: readonly Choice[]; language: string }) {
  const t = useTranslations('extract')
  const id = useId()
  const [entity, setEntity] = useState(entities[0]?.value ?? '')
  const [lang, setLang] = useState(language)
  const [scope, setScope] = useState<string>(extractScopes[0])
  return (
    <div className="grid gap-5">
      <Field id={`${id}-entity`} label={t('form.entity')}>
        <Select
          id={`${id}-entity`}
          value={entity}
          onChange={(event) => setEntity(event.target.value)}
          options={entities}
        />
      </Field>
      <Field id={`${id}-lang`} label={t('form.language')}>
        <Select
          id={`${id}-lang`}
          value={lang}
          onChange={(event) => setLang(event.target.value)}
          options={languages.map((code) => ({ value: code, label: t(`languages.${code}`) }))}
        />
      </Field>
      <Field id={`${id}-scope`} label={t('form.scope')}>
        <Select
          id={`${id}-scope`}
          value={scope}
          onChange={(event) => setScope(event.target.value)}
          options={extractScopes.map((code) => ({ value: code, label: t(`scopes.${code}`) }))}
        />
      </Field>
      <ul aria-label={t('form.download')} className="flex flex-wrap gap-3">
        {extractFormats.map((format, n) => (
          <li key={format}>
            <a
              href={`/api/registers/extract/${entity}/${format}?${new URLSearchParams({ lang, scope })}`}
              aria-label={t('form.downloadAs', { format: t(`formats.${format}`) })}
              className={buttonClass({ variant: n === 0 ? 'primary' : 'secondary' })}
            >
              {t(`formats.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
