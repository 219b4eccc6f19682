'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Downloads } from '@/components/ui/downloads'
import { Field } from '@/components/ui/field'
import { Checkbox, type Choice, Select } from '@/components/ui/input'
import { extractFormats, extractScopes } from '../build/model'

const languages = ['nl', 'fr', 'en'] as const

/** The choices of an extract, and a link per format that follows them. */
export function ExtractForm({ entities, language }: { entities: readonly Choice[]; language: string }) {
  const t = useTranslations('extract')
  const id = useId()
  const [entity, setEntity] = useState(entities[0]?.value ?? '')
  const [lang, setLang] = useState(language)
  const [scope, setScope] = useState<string>(extractScopes[0])
  const [gaps, setGaps] = useState(false)
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
      <Checkbox label={t('form.gaps')} checked={gaps} onChange={(event) => setGaps(event.target.checked)} />
      <Downloads
        label={t('form.download')}
        files={extractFormats.map((format) => ({
          href: `/api/registers/extract/${entity}/${format}?${new URLSearchParams({ lang, scope, ...(gaps ? { gaps: 'yes' } : {}) })}`,
          label: t(`formats.${format}`),
          name: t('form.downloadAs', { format: t(`formats.${format}`) }),
        }))}
      />
    </div>
  )
}
