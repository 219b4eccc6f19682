'use client'

import { ChevronRight } from 'lucide'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useLeaveWarning } from '@/components/form/use-form-draft'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input, Select, Textarea } from '@/components/ui/input'
import { correctProfileAction } from '../actions'
import type { Profile, ProfileField } from '../profiles/profile'
import { headed, languages, worded } from './own-words'
import { SectionHeading } from './section-heading'

type Known = Omit<ProfileField, 'section'> & { label: string }
type Props = {
  profile: Profile
  version: number
  /** The core facts that a form may ask, with their words. */
  known: readonly Known[]
  /** Headings by section. */
  sections: Readonly<Record<string, string>>
}

const certainties = ['read', 'secondary', 'verify'] as const

/** The questions of a form in their order; a correction is a new version with its reason. */
export function ProfileForm({ profile, version, known, sections }: Props) {
  const t = useTranslations('drafts.profile')
  const own = useTranslations('drafting.profile')
  const settings = useTranslations('settings')
  const router = useRouter()
  const [now, setNow] = useState(profile)
  const [isTouched, setTouched] = useState(false)
  const { submit, pending, failure } = useSend(correctProfileAction, () => {
    setTouched(false)
    router.push('/settings/reports')
  })
  const { whole: wrong, field: wrongAt } = useRefusal(failure)
  useLeaveWarning(isTouched)
  const change = (part: Partial<Profile>) => {
    setTouched(true)
    setNow((before) => ({ ...before, ...part }))
  }
  const put = (fields: ProfileField[]) => change({ fields })
  const edit = (index: number, part: Partial<ProfileField>) =>
    put(now.fields.map((field, at) => (at === index ? { ...field, ...part } : field)))
  const move = (index: number, by: number) => {
    const fields = [...now.fields]
    const [moved] = fields.splice(index, 1)
    if (moved)
      fields.splice(index + by, 0, {
        ...moved,
        section: fields[index + by - (by > 0 ? 1 : 0)]?.section ?? moved.section,
      })
    put(fields)
  }
  const label = (field: ProfileField) =>
    Object.values(field.question ?? {}).find(Boolean) ??
    known.find(({ code }) => code === field.code)?.label ??
    field.code
  const unused = known.filter(({ code }) => !now.fields.some((field) => field.code === code))
  const last = now.fields.at(-1)?.section ?? 'other'
  const add = (code: string) => {
    const fact = known.find((one) => one.code === code)
    if (!fact) return
    const { label: _words, ...field } = fact
    put([...now.fields, { ...field, section: last }])
  }
  const addOwn = () => {
    const number = Math.max(0, ...now.fields.map(({ code }) => Number(/^own_(\d+)$/.exec(code)?.[1] ?? 0))) + 1
    put([
      ...now.fields,
      {
        ...{
          code: `own_${number}`,
          section: last,
          item: null,
          kind: 'text',
          needed: 'no',
          judgement: false,
          max: 2000,
        },
        question: { en: '' },
      },
    ])
  }
  const send = (data: FormData) => submit({ version, profile: now, reason: data.get('reason') })
  return (
    <form noValidate action={send} onReset={(event) => event.preventDefault()} className="grid max-w-4xl gap-6">
      <RefusalAlert text={wrong} />
      <ol className="grid gap-2">
        {now.fields.map((field, index) => (
          <li key={field.code} className="rounded-md border border-hairline bg-surface">
            {field.section !== now.fields[index - 1]?.section && (
              <SectionHeading
                id={`${field.section}-${index}`}
                known={sections[field.section] ?? field.section}
                words={now.headings?.[field.section]}
                error={wrongAt('headings')}
                change={(words) => change({ headings: headed(now.headings, field.section, words) })}
              />
            )}
            <details className="group/line px-4">
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-2 py-2">
                <Icon of={ChevronRight} size={16} className="shrink-0 group-open/line:rotate-90" />
                <span className="font-medium">{label(field)}</span>
                {wrongAt(field.code) && <span className="text-sm text-danger">{wrongAt(field.code)}</span>}
              </summary>
              <div className="grid gap-3 pb-4 sm:grid-cols-2">
                {languages.map((language) => (
                  <Field
                    key={language}
                    id={`${field.code}-${language}`}
                    label={t('question', { language: t(`languages.${language}`) })}
                  >
                    <Input
                      id={`${field.code}-${language}`}
                      value={field.question?.[language] ?? ''}
                      maxLength={400}
                      placeholder={language === 'en' ? label(field) : undefined}
                      onChange={(event) =>
                        edit(index, { question: worded(field.question, language, event.target.value) })
                      }
                    />
                  </Field>
                ))}
                <Field id={`${field.code}-needed`} label={t('needed.label')}>
                  <Select
                    id={`${field.code}-needed`}
                    value={field.needed}
                    onChange={(event) => edit(index, { needed: neededOf(event.target.value) })}
                    options={(['always', 'late', 'no'] as const).map((value) => ({
                      value,
                      label: t(`needed.${value}`),
                    }))}
                  />
                </Field>
                <Field id={`${field.code}-max`} label={t('max')}>
                  <Input
                    id={`${field.code}-max`}
                    type="number"
                    min={1}
                    max={10_000}
                    value={field.max}
                    onChange={(event) =>
                      edit(index, { max: Math.min(10_000, Math.max(1, event.target.valueAsNumber || 1)) })
                    }
                  />
                </Field>
                {languages.map((language) => (
                  <Field
                    key={language}
                    id={`${field.code}-help-${language}`}
                    label={own('help', { language: t(`languages.${language}`) })}
                  >
                    <Textarea
                      id={`${field.code}-help-${language}`}
                      rows={2}
                      maxLength={400}
                      className="min-h-14!"
                      value={field.help?.[language] ?? ''}
                      onChange={(event) => edit(index, { help: worded(field.help, language, event.target.value) })}
                    />
                  </Field>
                ))}
                <div className="flex flex-wrap items-end gap-2">
                  <Button size="sm" disabled={index === 0} onClick={() => move(index, -1)}>
                    {t('up')}
                  </Button>
                  <Button size="sm" disabled={index === now.fields.length - 1} onClick={() => move(index, 1)}>
                    {t('down')}
                  </Button>
                  <Button
                    size="sm"
                    variant="danger"
                    disabled={now.fields.length === 1}
                    onClick={() => put(now.fields.filter((_, at) => at !== index))}
                  >
                    {t('remove')}
                  </Button>
                </div>
              </div>
            </details>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-end gap-3">
        <Field id="add" label={t('add')}>
          <Select
            id="add"
            value=""
            onChange={(event) => add(event.target.value)}
            options={[
              { value: '', label: t('choose') },
              ...unused.map(({ code, label: words }) => ({ value: code, label: words })),
            ]}
          />
        </Field>
        <Button onClick={addOwn}>{t('addOwn')}</Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="certainty" label={settings('clocks.fields.certainty')}>
          <Select
            id="certainty"
            value={now.certainty}
            onChange={(event) =>
              change({ certainty: certainties.find((one) => one === event.target.value) ?? 'verify' })
            }
            options={certainties.map((value) => ({ value, label: settings(`clocks.certainty.${value}`) }))}
          />
        </Field>
        <Field id="source" label={settings('clocks.fields.source')} error={wrongAt('source')}>
          <Input
            id="source"
            value={now.source}
            maxLength={500}
            onChange={(event) => change({ source: event.target.value })}
          />
        </Field>
      </div>
      <Field id="reason" label={t('reason')} error={wrongAt('reason')}>
        <Input id="reason" name="reason" required maxLength={1000} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={pending || !isTouched}>
          {t('save')}
        </Button>
        <p className="text-sm text-muted">{t('kept')}</p>
      </div>
    </form>
  )
}

const neededOf = (value: string): ProfileField['needed'] => (value === 'always' || value === 'late' ? value : 'no')
