import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { HistoryChange } from '@/components/layout/history-list'
import { namesOf } from '@/lib/audit/names-of'
import type { ToldEntry } from '@/lib/audit/told'
import type { JsonValue } from '@/lib/errors/json'
import { catalog } from '@/lib/registers/catalog'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'

const isEmpty = (of: JsonValue) => of === null || of === '' || (Array.isArray(of) && of.length === 0)

/** Words for entries in the reader's language: what happened, who did it, what was and what is. */
export async function logWords(entries: readonly ToldEntry[]) {
  const [t, all, locale, zone] = await Promise.all([
    getTranslations('audit'),
    getTranslations(),
    getLocale(),
    getTimeZone(),
  ])
  const names = await namesOf(entries)

  function value(of: JsonValue): string {
    if (of === null || of === '') return t('nothing')
    if (typeof of === 'boolean') return of ? t('yes') : t('no')
    if (typeof of === 'number') return String(of)
    if (typeof of === 'string') return text(of)
    if (Array.isArray(of)) return of.length === 0 ? t('nothing') : of.map(value).join(', ')
    const members = Object.entries(of).map(([key, member]) => `${key}: ${value(member)}`)
    return members.length === 0 ? t('nothing') : members.join(' · ')
  }

  function text(of: string): string {
    const instant = instantSchema.safeParse(of)
    if (instant.success) return formatInstant(instant.data, { locale, zone })
    const day = calendarDateSchema.safeParse(of)
    if (day.success) return formatCalendarDate(day.data, { locale })
    return names.get(of) ?? of
  }

  /** The label of a field, from the register of the record or from the log's own words; else its name. */
  function label({ subject }: ToldEntry, field: string): string {
    const register = catalog.find(({ key }) => subject.type === 'record' && subject.ref?.startsWith(`${key}-`))
    const keys = [...(register ? [`${register.slug}.fields.${field}.label`] : []), `audit.fields.${field}`]
    const found = keys.find((key) => all.has(key))
    return found ? all(found) : field
  }

  return {
    what: ({ action, subject }: ToldEntry) =>
      [t(`actions.${action}`), subject.ref ?? subject.name].filter((part) => part).join(' · '),
    who: (who: ToldEntry['who']) => {
      if (who.kind === 'person') return who.name
      if (who.kind === 'reporter') return who.name === null ? t('who.reporter') : t('who.named', { name: who.name })
      return who.kind === 'erased' ? t('who.erased') : t.has(`who.${who.name}`) ? t(`who.${who.name}`) : who.name
    },
    changes: (entry: ToldEntry): HistoryChange[] =>
      entry.changes.map(({ field, old, new: after }) => ({
        field: label(entry, field),
        before: isEmpty(old) ? '' : value(old),
        after: isEmpty(after) ? '' : value(after),
      })),
    note: ({ values }: ToldEntry) =>
      values === 'closed' ? t('closed') : values === 'erased' ? t('erased') : undefined,
  }
}
