'use client'

import { useTranslations } from 'next-intl'
import { ProblemAlert } from '@/components/access/problem-alert'
import { SaveFoot } from '@/components/access/save-foot'
import { TextField, textOf } from '@/components/access/text-field'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import { locales } from '@/lib/text/locale'

type Props = {
  profile: { name: string; phone: string; locale: string; version: number }
  /** An auditor's name is the administrator's to change. */
  languageOnly: boolean
  send: (input: unknown) => Promise<Result<null>>
}

export function ProfileForm({ profile, languageOnly, send }: Props) {
  const t = useTranslations('access')
  const languages = useTranslations('nav.languages')
  const { submit, pending, failure, saved, typed } = useSend(send, () => undefined)
  const problem = useRefusal(failure, 'access')
  return (
    <form
      noValidate
      method="post"
      onChange={typed}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        submit({
          name: languageOnly ? profile.name : textOf(form, 'name'),
          phone: languageOnly ? null : textOf(form, 'phone'),
          locale: textOf(form, 'locale'),
          version: profile.version,
        })
      }}
      className="grid max-w-md gap-4"
    >
      <ProblemAlert text={problem.whole} />
      {!languageOnly && (
        <>
          <TextField
            id="name"
            label={t('person.name')}
            autoComplete="name"
            defaultValue={profile.name}
            required
            error={problem.field('name')}
          />
          <TextField
            id="phone"
            label={t('person.phone')}
            type="tel"
            autoComplete="tel"
            defaultValue={profile.phone}
            error={problem.field('phone')}
          />
        </>
      )}
      <Field id="locale" label={t('person.language')}>
        <Select
          id="locale"
          name="locale"
          options={locales.map((value) => ({ value, label: languages(value) }))}
          defaultValue={profile.locale}
        />
      </Field>
      <SaveFoot
        saved={saved}
        savedText={t('saved')}
        submitText={pending ? t('working') : t('account.save')}
        pending={pending}
      />
    </form>
  )
}
