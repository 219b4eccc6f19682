'use client'

import { useTranslations } from 'next-intl'
import { PasswordField } from '@/components/access/password-field'
import { TextField, textOf, ticked } from '@/components/access/text-field'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { createTokenAction } from '../actions'
import { SecretForm, TickedFields } from './secret-form'

type Choice = { value: string; label: string }
type Props = { reaches: readonly Choice[]; days: readonly Choice[]; writes: boolean }

/** Makes a token for a program; what it is stands here once. */
export function NewToken({ reaches, days, writes }: Props) {
  const t = useTranslations('api.tokens')
  return (
    <SecretForm
      make={createTokenAction}
      own="access"
      read={(sent) => ({
        name: textOf(sent, 'name'),
        reaches: ticked(sent, 'reaches'),
        writes: textOf(sent, 'how') === 'write',
        days: Number(textOf(sent, 'days')),
        current: textOf(sent, 'current'),
      })}
      words={{
        ...{ ready: t('ready'), once: t('once'), secret: t('secret') },
        ...{ press: t('make'), working: t('working') },
      }}
    >
      {(field) => (
        <>
          <div className="grid max-w-md gap-4">
            <TextField id="name" label={t('name')} help={t('nameHelp')} required maxLength={80} error={field('name')} />
          </div>
          <TickedFields name="reaches" label={t('reaches')} options={reaches} field={field} />
          <div className="grid max-w-md gap-4">
            <Field id="how" label={t('how')} help={writes ? t('howHelp') : t('readsOnly')} error={field('writes')}>
              <Select
                id="how"
                name="how"
                defaultValue="read"
                options={[
                  { value: 'read', label: t('read') },
                  ...(writes ? [{ value: 'write', label: t('write') }] : []),
                ]}
              />
            </Field>
            <Field id="days" label={t('ends')} error={field('days')}>
              <Select id="days" name="days" defaultValue="90" options={[...days]} />
            </Field>
            <PasswordField
              id="current"
              label={t('password')}
              help={t('passwordHelp')}
              autoComplete="current-password"
              error={field('current')}
            />
          </div>
        </>
      )}
    </SecretForm>
  )
}
