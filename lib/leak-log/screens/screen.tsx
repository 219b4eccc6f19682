import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Downloads } from '@/components/ui/downloads'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { locales } from '@/lib/text/locale'
import type { loadLogPage } from '../load'
import { logFormats } from '../schema'

const path = '/leaks/log'

/** Choosing a period and a language, how many leaks it holds, and the file in four formats. Works without script. */
export async function LogScreen(page: Awaited<ReturnType<typeof loadLogPage>>) {
  const { typed, wrong, period, also, counted, year, most, language } = page
  const [t, errors, locale] = await Promise.all([getTranslations('leak-log'), getTranslations('errors'), getLocale()])
  const said = (name: 'from' | 'until') => wrong[name]?.map((key) => errors(`fields.${key}`)).join(' ')
  const yearOf = (n: number) => `${path}?${new URLSearchParams({ from: `${n}-01-01`, until: `${n}-12-31` })}`
  return (
    <div className="grid max-w-2xl gap-5 rounded-md border border-hairline bg-surface p-5">
      <form noValidate method="get" action={path} className="grid gap-4">
        <div className="flex flex-wrap gap-4">
          {(['from', 'until'] as const).map((name) => (
            <Field key={name} id={name} label={t(`form.${name}`)} error={said(name)}>
              <Input
                id={name}
                name={name}
                type="date"
                defaultValue={typed[name]}
                aria-invalid={wrong[name] ? true : undefined}
                aria-describedby={wrong[name] ? `${name}-error` : undefined}
              />
            </Field>
          ))}
        </div>
        <p className="text-sm text-muted">
          {t('form.help')} <TextLink href={yearOf(year)}>{t('form.thisYear')}</TextLink> {' · '}
          <TextLink href={yearOf(year - 1)}>{t('form.lastYear')}</TextLink> {' · '}
          <TextLink href={path}>{t('form.everything')}</TextLink>
        </p>
        <Field id="language" label={t('form.language')}>
          <Select
            id="language"
            name="language"
            defaultValue={language ?? locale}
            options={locales.map((code) => ({ value: code, label: t(`languages.${code}`) }))}
          />
        </Field>
        <label className="flex min-h-9 items-center gap-2">
          <input type="checkbox" name="also" value="yes" defaultChecked={also === 'yes'} className="size-4" />
          {t('form.also')}
        </label>
        <p>
          <Button type="submit">{t('form.show')}</Button>
        </p>
      </form>
      {counted && (
        <p>
          {t('count', { count: counted.leaks })}
          {counted.rejected > 0 && ` ${t('rejected', { count: counted.rejected })}`}
          {counted.beside > 0 && ` ${t('beside', { count: counted.beside })}`}
        </p>
      )}
      {period && counted && counted.leaks > most && <Alert tone="warning">{t('tooMany', { most })}</Alert>}
      {period && counted && counted.leaks <= most && (
        <Downloads
          label={t('form.download')}
          files={logFormats.map((format) => ({
            href: `/api/leaks/log/${format}?${new URLSearchParams({ ...period, ...(also && { also }), language: language ?? locale })}`,
            label: t(`formats.${format}`),
            name: t('form.downloadAs', { format: t(`formats.${format}`) }),
          }))}
        />
      )}
    </div>
  )
}

/** The way to the log, for people who may export it. */
export async function LogLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'leak', 'export')) return null
  const t = await getTranslations('leak-log')
  return <LinkButton href={path}>{t('link')}</LinkButton>
}
