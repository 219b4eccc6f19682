import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { NoDepartment } from '@/lib/people/screens/no-department'
import { declarationOf, declaredFields } from '@/lib/records/state/registered'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import { wordsOf } from '@/lib/review/reading/compared'
import { type Locale, localeOf, locales } from '@/lib/text/locale'
import { templates } from '../catalog/catalog'
import type { Template } from '../catalog/template'
import { madeRegister, type ProposedRecord, proposedRecords } from '../drafts'
import type { TemplatesPage } from '../load'
import { TemplateForm } from './template-form'

const home = `/registers/${madeRegister}`
const path = `${home}/templates`
const hrefOf = (template: string | null, language: Locale) =>
  `${path}?${template ? `template=${template}&` : ''}language=${language}`

/** Choosing a template, and seeing everything it would make before it does. */
export async function TemplatesScreen(page: TemplatesPage) {
  const { template, language } = page
  const [t, words] = await Promise.all([getTranslations('templates'), wordingOf()])
  const crumbs = [
    { label: words.name(madeRegister, 'plural'), href: home },
    ...(template ? [{ label: t('title'), href: hrefOf(null, language) }] : []),
  ]
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={template ? <span lang={language}>{template.title[language]}</span> : t('title')}
      >
        {template ? <span lang={language}>{template.summary[language]}</span> : t('help')}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <span className="text-muted">{t('language')}</span>
          {locales.map((one) =>
            one === language ? (
              <strong key={one}>{t(`languages.${one}`)}</strong>
            ) : (
              <TextLink key={one} href={hrefOf(template?.slug ?? null, one)} lang={one}>
                {t(`languages.${one}`)}
              </TextLink>
            ),
          )}
        </p>
        <NoDepartment actor={page.actor}>
          <Alert tone="warning">{t('warning')}</Alert>
          {template ? <Chosen page={page} template={template} /> : <Choices language={language} />}
        </NoDepartment>
      </div>
    </>
  )
}

function Choices({ language }: { language: Locale }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2" lang={language}>
      {templates.map(({ slug, title, summary }) => (
        <li key={slug} className="rounded-md border border-hairline bg-surface px-4 py-3">
          <h2 className="text-lg">
            <TextLink href={hrefOf(slug, language)}>{title[language]}</TextLink>
          </h2>
          <p className="mt-1 text-sm text-muted">{summary[language]}</p>
        </li>
      ))}
    </ul>
  )
}

async function Chosen({ page, template }: { page: TemplatesPage; template: Template }) {
  const { proposed, existing, language, departments, needsDepartment } = page
  const words = await wordingOf()
  const titles = new Map(proposed.map(({ key, title }) => [key, title]))
  const activity = proposed.filter(({ key }) => key === 'activity')
  const around = proposed.filter(({ key }) => key !== 'activity')
  const records = [...activity, ...around].map((record) => ({
    key: record.key,
    title: record.title,
    register: words.name(record.register, 'singular'),
    existing: existing[record.key] ?? null,
    preview: <Preview record={record} titles={titles} words={words} />,
  }))
  return (
    <ClientText namespaces={['templates', 'errors']}>
      <TemplateForm
        key={`${template.slug}-${language}`}
        home={home}
        template={template.slug}
        language={language}
        records={records}
        departments={departments}
        needsDepartment={needsDepartment}
      />
    </ClientText>
  )
}

type Props = { record: ProposedRecord; titles: ReadonlyMap<string, string>; words: Wording }

/** Every value that a proposed record would have, in words, and which answers stay open. */
function Preview({ record, titles, words }: Props) {
  const fields = declaredFields(declarationOf(record.register))
  const labels = new Map(fields.map((field) => [field.name, words.field(field)]))
  const values = { ...record.values, ...record.links }
  const facts = fields.flatMap((field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined
    const said = value === undefined ? '' : linksOrWords(field.name)
    return said === '' ? [] : [{ label: words.field(field), value: said }]
  })
  const open = record.openFields.map((name) => labels.get(name) ?? name).sort()
  return (
    <>
      <FactList facts={facts} />
      {open.length > 0 && (
        <p className="measure mt-3 text-sm text-muted">{words.t('templates.open', { fields: open.join(', ') })}</p>
      )}
    </>
  )

  function linksOrWords(name: string): string {
    const keys = record.links[name]
    if (keys) return keys.map((key) => titles.get(key) ?? key).join('\n')
    const field = fields.find((candidate) => candidate.name === name)
    return field ? wordsOf(field, record.values[name], { words, labels, titles: new Map() }) : ''
  }
}

/** The first template that makes a record of this register, if any does. */
const templateWith = (register: string) =>
  templates.find((template) => proposedRecords(template, 'en').some((record) => record.register === register))

/** What helps where a register is still empty: the templates that fill it, and one of them to look at, which makes nothing. */
export async function TemplateOffer({ register }: { register: string }) {
  const template = templateWith(register)
  if (!template) return null
  const [t, locale] = await Promise.all([getTranslations('templates'), getLocale()])
  return (
    <>
      <LinkButton href={path}>{t('link')}</LinkButton>
      <LinkButton href={hrefOf(template.slug, localeOf(locale) ?? 'en')}>{t('offer.example')}</LinkButton>
      <p className="measure w-full text-sm text-muted">{t('offer.help')}</p>
    </>
  )
}

/** The way to the templates, beside the register whose records they make. */
export async function TemplatesLink({ register }: { register: string }) {
  if (register !== madeRegister) return null
  return <LinkButton href={path}>{(await getTranslations('templates'))('link')}</LinkButton>
}
