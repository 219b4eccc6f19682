import { type LogColumn, logColumns, logShape, logState } from '@/lib/audit/log/asked'
import { listLog, namesInLog } from '@/lib/audit/log/log'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import { logWords } from '@/lib/audit-page/words'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { calendarDateSchema } from '@/lib/time/types'
import { momentText } from './moments'
import { openPlain, type PlainCell, plainText } from './plain'
import type { Source } from './source'

const places: Readonly<Record<string, string>> = {
  ...{ action: 'audit.actions', subject: 'audit.subjects', outcome: 'audit.outcomes', by: 'audit.ways' },
}

type Told = { entry: OpenedEntry; cells: Record<'action' | 'who', string> }

/** The log as its page shows it: what this reader may know by day only stands apart, and without a number. */
export const logSource: Source = {
  here: true,
  state: (_, params) => logState(params),
  async open(asked) {
    const { actor, words, zone, state } = asked
    const columns = logColumns(actor)
    const names = await namesInLog(actor, state.filters.who ?? [])
    const said = (place: string, value: string): PlainCell => {
      const key = `${place}.${value}`
      return { text: words.t.has(key) ? words.t(key) : value, value }
    }
    return openPlain<LogColumn, Told>(
      {
        title: words.t('audit.title'),
        ...{ columns, shape: logShape(columns), everything: {}, first: 'index' },
        page: async (listed) => {
          const page = await listLog(actor, { ...listed, size: listed.size }, zone)
          const worded = await logWords(page.entries, words.locale)
          return {
            ...page,
            beside: page.beside ?? { next: null, previous: null },
            keys: [],
            rows: page.entries.map((entry) => ({
              entry,
              cells: {
                action: worded.what({ ...entry, subject: { ...entry.subject, ref: null } }),
                who: worded.who(entry.who),
              },
            })),
          }
        },
        label: (id) => words.t(`audit.columns.${id}`),
        option: (id, value) => {
          const day = calendarDateSchema.safeParse(value).data
          if (day && (id === 'from' || id === 'to')) return formatCalendarDate(day, { locale: words.locale })
          return names.get(value) ?? said(places[id] ?? '', value).text
        },
        ref: ({ entry }) => String(entry.index ?? ''),
        name: ({ cells }) => cells.action,
        cells: ({ entry, cells }) => ({
          index: { text: String(entry.index ?? ''), value: entry.index },
          at: entry.day
            ? { text: entry.day, value: entry.day }
            : {
                text: momentText(entry.at, zone),
                spoken: formatInstant(entry.at, { locale: words.locale, zone }),
                value: entry.at,
              },
          action: { text: cells.action, value: entry.action },
          ref: plainText(entry.subject.ref),
          who: plainText(cells.who),
          subject: said('audit.subjects', entry.subject.type),
          outcome: said('audit.outcomes', entry.outcome),
        }),
      },
      asked,
    )
  },
}
