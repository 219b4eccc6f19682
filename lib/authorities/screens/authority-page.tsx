import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { countryChoices } from '@/lib/law/countries'
import { correctAuthorityAction } from '../actions'
import { type AuthorityEntry, authorityName, authorityRegimes, union } from '../book/entry'
import { type AuthorityInUse, type EarlierVersion, versionsOf } from '../book/in-use'
import { typedOf } from '../form'

const certainties = ['read', 'secondary', 'verify'] as const

const blank: AuthorityEntry = {
  ...{ code: '', country: '', regimes: ['gdpr'], names: {}, alsoCalled: [], languages: [] },
  ...{ portal: '', website: '', address: '', phone: '', email: '', who: {}, card: {}, role: {} },
  ...{ validFrom: null, validUntil: null, successor: null, source: '', certainty: 'verify' },
}

type Props = {
  /** Null: another one is added. */
  used: AuthorityInUse | null
  book: readonly AuthorityInUse[]
  zone: string
}

/** Correcting an authority of the address book, or adding one; under it every earlier version. */
export async function AuthorityPage({ used, book, zone }: Props) {
  const [t, settings, locale] = await Promise.all([
    getTranslations('authorities'),
    getTranslations('settings'),
    getLocale(),
  ])
  const entry = used?.entry ?? blank
  const { words } = typedOf(entry, locale)
  const version = used?.version ?? 0
  const fields = await fieldsOf(entry, book, used === null)
  const earlier = used ? await versionsOf(entry.code) : []
  return (
    <>
      <PageHeader
        title={used ? authorityName(entry, locale) : t('add')}
        eyebrow={used ? entry.code : undefined}
        crumbs={[{ href: '/settings/authorities', label: settings('pages.authorities') }]}
      >
        {t('formHelp')}
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        <Act
          name="correctAuthority"
          key={version}
          action={correctAuthorityAction}
          fixed={{ version, language: locale, words, ...(used ? { code: entry.code, country: entry.country } : {}) }}
          fields={fields}
          submit={t('save')}
          doneHref="/settings/authorities#{code}"
        />
        {earlier.length > 0 && <Earlier versions={earlier} zone={zone} />}
      </div>
    </>
  )
}

async function fieldsOf(entry: AuthorityEntry, book: readonly AuthorityInUse[], isNew: boolean): Promise<ActField[]> {
  const [t, codes, settings, locale] = await Promise.all([
    getTranslations('authorities'),
    getTranslations('codes'),
    getTranslations('settings'),
    getLocale(),
  ])
  const start = typedOf(entry, locale)
  const label = (name: string) => t(`fields.${name}`)
  const line = (name: string, value: string, help?: string): ActField => ({
    ...{ name, kind: 'line', label: label(name), value },
    ...(help ? { help } : {}),
  })
  const text = (name: string, value: string, help?: string): ActField => ({ ...line(name, value, help), kind: 'text' })
  const identity: ActField[] = [
    line('code', '', t('codeHelp')),
    {
      name: 'country',
      kind: 'choice',
      label: label('country'),
      empty: '–',
      options: [
        ...countryChoices(locale).map(({ code, name }) => ({ value: code, label: name })),
        { value: union, label: t('union') },
      ],
    },
  ]
  return [
    ...(isNew ? identity : []),
    line('nameNl', start.nameNl),
    line('nameFr', start.nameFr),
    line('nameDe', start.nameDe),
    line('nameEn', start.nameEn),
    {
      name: 'alsoCalled',
      kind: 'text',
      label: label('alsoCalled'),
      help: t('alsoCalledHelp'),
      value: start.alsoCalled,
    },
    ...authorityRegimes.map(
      (regime): ActField => ({
        name: regime,
        kind: 'check',
        label: `${t('takes')} ${codes(`regimes.${regime}`)}`,
        value: String(entry.regimes.includes(regime)),
      }),
    ),
    line('languages', start.languages, t('languagesHelp')),
    line('portal', entry.portal, t('portalHelp')),
    text('who', start.who, t('inHandHelp')),
    text('card', start.card),
    text('role', start.role),
    line('website', entry.website),
    line('address', entry.address),
    line('phone', entry.phone),
    line('email', entry.email),
    { name: 'validFrom', kind: 'date', label: label('validFrom'), value: entry.validFrom ?? '' },
    {
      name: 'validUntil',
      kind: 'date',
      label: label('validUntil'),
      help: t('untilHelp'),
      value: entry.validUntil ?? '',
    },
    {
      name: 'successor',
      kind: 'choice',
      label: label('successor'),
      empty: '–',
      value: entry.successor ?? '',
      options: book
        .filter((one) => one.entry.code !== entry.code)
        .map((one) => ({ value: one.entry.code, label: authorityName(one.entry, locale) })),
    },
    text('source', entry.source),
    {
      name: 'certainty',
      kind: 'choice',
      label: label('certainty'),
      value: entry.certainty,
      options: certainties.map((value) => ({ value, label: settings(`clocks.certainty.${value}`) })),
    },
    line('reason', '', t('reasonHelp')),
  ]
}

async function Earlier({ versions, zone }: { versions: readonly EarlierVersion[]; zone: string }) {
  const t = await getTranslations('authorities')
  const names = await namesOf(
    db(),
    versions.map(({ byId }) => byId),
  )
  return (
    <Section id="versions" title={t('versions')} count={versions.length}>
      <ol className="grid gap-2">
        {versions.map(({ version, at, byId, reason }) => (
          <li key={version}>
            {t('version', { number: version })} · <Time instant={at} zone={zone} /> · {names.get(byId) ?? ''}
            <span className="block text-sm text-muted">{reason}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
