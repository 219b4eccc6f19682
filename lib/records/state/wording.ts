import { createTranslator } from 'next-intl'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { entityChoices } from '@/lib/company/entities'
import type { JsonValue } from '@/lib/errors/json'
import { countryName } from '@/lib/law/countries'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { catalogue } from '@/lib/registers/texts'
import { type Locale, screenLocaleOf } from '@/lib/text/locale'
import { ownWordsIn } from '@/lib/text/own-words'
import { formatCalendarDate, formatInstant, formatNumber, formatPeriod } from '@/lib/time/format'
import { calendarDateSchema, type Instant } from '@/lib/time/types'
import type { DeclaredField } from './registered'

type Named = Pick<DeclaredField, 'name' | 'catalogue'>
/** Kind and list: all that is needed to word a value, of a field or of a column inside rows. */
type Valued = { kind: DeclaredField['kind'] | FieldInfo['kind']; list?: FieldInfo['list'] }

export type Wording = ReturnType<typeof wordingFrom>
type Translator = Awaited<ReturnType<typeof getTranslations>>

/** Everything of a declaration in the reader's language: labels, headings, values of closed lists, dates. */
export async function wordingOf(): Promise<Wording> {
  const [t, locale, zone, entities] = await Promise.all([
    getTranslations(),
    getLocale(),
    getTimeZone(),
    entityChoices(),
  ])
  return wordingFrom(t, screenLocaleOf(locale), zone, entities)
}

/** The same in a language of choice, outside a request too: for documents. */
export async function wordingIn(locale: Locale, zone: string): Promise<Wording> {
  const [messages, entities] = await Promise.all([catalogue(locale), entityChoices()])
  return wordingFrom(createTranslator({ locale, messages }), locale, zone, entities)
}

/** The rows of a table say the same few words again and again: each is looked up once for as long as this wording lives. */
function once(say: (text: string) => string): (text: string) => string {
  const said = new Map<string, string>()
  return (text) => {
    const known = said.get(text)
    if (known !== undefined) return known
    const words = say(text)
    said.set(text, words)
    return words
  }
}

function wordingFrom(t: Translator, locale: Locale, zone: string, entities: Awaited<ReturnType<typeof entityChoices>>) {
  const entityNames = new Map(entities.map(({ id, name }) => [id, name]))
  const given = once((key) => (t.has(key) ? t(key) : ''))
  const date = once((text) => {
    const day = calendarDateSchema.safeParse(text)
    return day.success ? formatCalendarDate(day.data, { locale }) : text
  })
  const code = (list: string, value: string) => given(`codes.${list}.${value}`) || value
  const word = (field: Valued, value: JsonValue | undefined): string => {
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'boolean') return value ? t('registers.yes') : t('registers.no')
    if (typeof value === 'number') return formatNumber(value, locale)
    if (Array.isArray(value)) return value.map((one) => word(field, one)).join(', ')
    if (typeof value === 'object')
      return Object.values(value)
        .map((part) => word({ kind: 'text' }, part))
        .filter(Boolean)
        .join(' · ')
    if (field.kind === 'date') return date(value)
    if (field.kind === 'country') return given(`codes.listedOrganisations.${value}`) || countryName(value, locale)
    if (field.kind === 'entities') return entityNames.get(value) ?? value
    const own = field.list ? ownWordsIn(value) : null
    if (own !== null) return t('registers.otherNamely', { words: own })
    return field.list ? code(field.list, value) : formatPeriod(value, locale)
  }
  return {
    t,
    field: ({ catalogue, name }: Named) => given(`${catalogue}.fields.${name}.label`) || name,
    /** Of what every record keeps by itself, as columns of lists and files say it. */
    kept: (name: string) => given(`registers.columns.${name}`) || given(`exports.columns.${name}`) || name,
    help: ({ catalogue, name }: Named) => given(`${catalogue}.fields.${name}.help`) || undefined,
    column: ({ catalogue, name }: Named, column: string) =>
      given(`${catalogue}.fields.${name}.columns.${column}`) || column,
    section: (catalogue: string, section: string) => given(`${catalogue}.sections.${section}`) || section,
    missing: (slug: string, item: string) =>
      given(`${slug}.missing.${item}`) || given(`registers.commonMissing.${item}`) || item,
    /** What marks a record wherever it is used, in words. */
    mark: (slug: string, code: string) => given(`${slug}.marks.${code}`) || code,
    status: once((status) => t(`registers.status.${status}`)),
    /** How many items a record lacks. */
    lacking: once((count) => t('registers.missingCount', { count: Number(count) })),
    name: (slug: string, number: 'singular' | 'plural') => given(`${slug}.name.${number}`) || slug,
    description: (slug: string) => given(`${slug}.description`),
    /** A value in one line; empty when nothing is filled in. */
    word,
    date,
    moment: (instant: Instant) => formatInstant(instant, { locale, zone, style: 'medium' }),
    day: (instant: Instant) => formatInstant(instant, { locale, zone, style: 'date' }),
    /** The company and its legal entities; a retired one says so, for a record may still name it. */
    entities: entities.map(({ id, name, retired }) => ({
      value: id,
      label: retired ? `${name} (${t('registers.status.retired')})` : name,
    })),
    locale,
    zone,
  }
}
