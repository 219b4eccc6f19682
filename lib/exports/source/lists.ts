import { namesOf } from '@/lib/access/persons'
import { leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { findingColumns, findingListState, findingPage, findingShape } from '@/lib/findings/list'
import type { FindingRow } from '@/lib/findings/queries'
import { findingStates } from '@/lib/findings/schema'
import { leakColumns, leakListState, leakShape } from '@/lib/leaks/queries/leak-columns'
import { anonymous, type LeakRow, leakPage, peopleNames } from '@/lib/leaks/queries/leak-list'
import { type RequestListRow, requestColumns, requestPage, requestShape } from '@/lib/requests/queries/request-list'
import { deletionColumns, deletionPage, deletionShape } from '@/lib/retention/deletions/list'
import { holdColumns, holdPage, holdShape } from '@/lib/retention/holds/list'
import { disclosureColumns, disclosurePage, disclosureShape } from '@/lib/sharing/list'
import { tableStateParser } from '@/lib/table/parse'
import { type Locale, labelled } from '@/lib/text/locale'
import { addDays } from '@/lib/time/calendar'
import { type ClockView, clockStates } from '@/lib/time/clock-view'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { momentText } from './moments'
import { coded, linked, listed, openPlain, type PlainCell, plainText } from './plain'
import type { Asked, Source } from './source'

/** Words of the whole catalogue by key; the value itself where no text stands. */
const wordIn =
  ({ words: { t } }: Asked) =>
  (place: string, value: string): string => {
    const key = `${place}.${value}`
    return t.has(key) ? t(key) : value
  }

const dayIn =
  ({ words }: Asked) =>
  (day: CalendarDate | null): PlainCell =>
    day === null
      ? { text: '', value: null }
      : { text: day, spoken: formatCalendarDate(day, { locale: words.locale }), value: day }

/** Clocks, a line each: name, state, and when it is due or ended. */
function clocksIn({ words: { t, locale }, zone }: Asked, clocks: readonly ClockView[]): PlainCell {
  const shown = clocks.map((clock) => {
    const { code, state } = clock
    const known = clockStates.some((one) => one === state)
    const said = labelled(locale, t(`clocks.names.${code}`), known ? t(`clocks.states.${state}`) : state)
    const end = endCell(clock, zone, locale)
    return end === null
      ? { text: said, spoken: said }
      : { text: `${said}, ${end.text}`, spoken: `${said}, ${end.spoken}` }
  })
  return {
    text: shown.map(({ text }) => text).join('\n'),
    spoken: shown.map(({ spoken }) => spoken).join('\n'),
    value: clocks.map(({ code, state, dueAt, endedAt }) => ({ code, state, dueAt, endedAt })),
  }
}

/** When a clock ends, or ended. An end of a day is that day, never the midnight of the next: a reader plans on it. */
function endCell({ code, dueAt, endedAt, endsDay }: ClockView, zone: string, locale: Locale) {
  if (endedAt !== null) {
    // What is done about a request is known by its day.
    const isDay = code.startsWith('request_')
    const spoken = isDay
      ? formatCalendarDate(localDateOf(endedAt, zone), { locale })
      : formatInstant(endedAt, { locale, zone })
    return { text: isDay ? localDateOf(endedAt, zone) : momentText(endedAt, zone), spoken }
  }
  if (dueAt === null) return null
  return {
    text: endsDay ? lastDayOf(dueAt, zone) : momentText(dueAt, zone),
    spoken: formatInstant(dueAt, { locale, zone, endOfDay: endsDay }),
  }
}

/** The day that a moment at its end closes. */
const lastDayOf = (end: Instant, zone: string): CalendarDate => addDays(localDateOf(end, zone), -1)

const people = (values: readonly string[] | undefined, known: ReadonlyMap<string, string>) =>
  (values ?? []).map((value) => known.get(value) ?? value)

/** People by whom it is filtered, by name. */
function chosenPeople(asked: Asked, fields: readonly string[]) {
  const ids = fields.flatMap((field) => asked.state.filters[field] ?? []).filter((id) => id.length === 36)
  return namesOf(db(), ids)
}

const findings: Source = {
  state: (_, params) => findingListState(params),
  async open(asked) {
    const { actor, today, words } = asked
    const [word, day, names] = [wordIn(asked), dayIn(asked), await chosenPeople(asked, ['ownerId'])]
    return openPlain(
      {
        title: words.t('findings.title'),
        ...{ columns: findingColumns, shape: findingShape, everything: { state: [...findingStates] } },
        page: (state) => findingPage(actor, today, state),
        label: (id) => words.t(`findings.columns.${id}`),
        option: (id, value) =>
          id === 'state'
            ? word('findings.states', value)
            : id === 'due'
              ? word('findings.due', value)
              : (people([value], names)[0] ?? value),
        ref: (row) => row.ref,
        name: (row) => row.title,
        cells: (row: FindingRow) => ({
          ref: plainText(row.ref),
          title: plainText(row.title),
          law: plainText(row.law),
          record: row.record ? linked([row.record]) : plainText(words.t('findings.onStatement')),
          ownerId: plainText(row.ownerName),
          dueOn: day(row.dueOn),
          state: coded(row.state, (code) => word('findings.states', code)),
        }),
      },
      asked,
    )
  },
}

const leakPlaces: Readonly<Record<string, string>> = {
  ...{ state: 'codes.leakStates', riskLevel: 'codes.riskLevels', types: 'codes.leakTypes', kind: 'codes.leakTypes' },
  ...{ clock: 'clocks.states', personalData: 'leaks.personalData', open: 'leaks.open', undecided: 'leaks.undecided' },
  ...{
    cause: 'codes.leakCauses',
    filing: 'leaks.filing',
    crossBorder: 'leaks.crossBorder',
    exercise: 'leaks.exercise',
  },
}

const leaks: Source = {
  state: leakListState,
  async open(asked) {
    const { actor, now, words, zone, state } = asked
    const [word, day] = [wordIn(asked), dayIn(asked)]
    const masked = leakScope(actor).kind === 'masked'
    const names = await peopleNames([...(state.filters.reporterId ?? []), ...(state.filters.handlerId ?? [])])
    const columns = leakColumns(actor)
    return openPlain(
      {
        title: words.t('leaks.title'),
        ...{ columns, shape: leakShape(columns), everything: {}, choosable: { exercise: ['true', 'false'] } },
        page: (listedState) => leakPage(actor, now, listedState),
        label: (id) => words.t(`leaks.columns.${id}`),
        option: (id, value) =>
          value === anonymous
            ? words.t('leaks.anonymous.short')
            : (names.get(value) ?? word(leakPlaces[id] ?? '', value)),
        ref: (row) => row.ref,
        name: (row) => row.title,
        cells: (row: LeakRow) => ({
          ref: plainText(row.ref),
          title: plainText(row.title || words.t(`report-form.happened.options.${row.happened}`)),
          clock: clocksIn(asked, row.clocks),
          state: coded(row.state, (code) => word('codes.leakStates', code)),
          riskLevel: coded(row.riskLevel, (code) => word('codes.riskLevels', code)),
          types: listed(row.types, (code) => word('codes.leakTypes', code)),
          reportedAt: masked
            ? day(localDateOf(row.reportedAt, zone))
            : {
                text: momentText(row.reportedAt, zone),
                spoken: formatInstant(row.reportedAt, { locale: words.locale, zone }),
                value: row.reportedAt,
              },
          reporterId: plainText(row.anonymous ? words.t('leaks.anonymous.short') : row.reporterName),
          handlerId: plainText(row.handlerName),
          cause: coded(row.cause, (code) => word('codes.leakCauses', code)),
        }),
      },
      asked,
    )
  },
}

const requestPlaces: Readonly<Record<string, string>> = {
  ...{ right: 'codes.requestRights', clock: 'clocks.states', state: 'codes.requestStates' },
  ...{ channel: 'codes.requestChannels', peopleCategory: 'codes.peopleCategories' },
  ...{ decision: 'codes.requestDecisions', unexecuted: 'requests.unexecuted' },
  ...{ identityHow: 'codes.identityWays', refusalGround: 'codes.refusalGrounds' },
}

const requests: Source = {
  state: (_, params) => tableStateParser(requestShape)(params),
  async open(asked) {
    const { actor, words, zone } = asked
    const [word, day, names] = [wordIn(asked), dayIn(asked), await chosenPeople(asked, ['handlerId'])]
    const said = (id: string, value: string | null) => coded(value, (code) => word(requestPlaces[id] ?? '', code))
    return openPlain(
      {
        title: words.t('requests.title'),
        ...{ columns: requestColumns, shape: requestShape, everything: {} },
        page: (state) => requestPage(actor, asked, state),
        label: (id) => words.t(`requests.columns.${id}`),
        option: (id, value) => names.get(value) ?? word(requestPlaces[id] ?? '', value),
        ref: (row) => row.ref,
        name: (row: RequestListRow) => word('codes.requestRights', row.right),
        cells: (row: RequestListRow) => ({
          ref: plainText(row.ref),
          right: said('right', row.right),
          clock: clocksIn(asked, row.clocks),
          state: said('state', row.state),
          receivedOn: day(row.receivedOn),
          channel: said('channel', row.channel),
          peopleCategory: said('peopleCategory', row.peopleCategory),
          handlerId: plainText(row.handlerName),
          decision: said('decision', row.decision),
          due: row.due
            ? {
                text: lastDayOf(row.due, zone),
                spoken: formatInstant(row.due, { locale: words.locale, zone, endOfDay: true }),
                value: row.due,
              }
            : plainText(null),
          late: { text: word('requests.late', String(row.late)), value: row.late },
          confirmedOn: day(row.confirmedOn),
          identityHow: said('identityHow', row.identityHow),
          extendedOn: day(row.extendedOn),
          executedOn: day(row.executedOn),
          refusalGround: said('refusalGround', row.refusalGround),
          answeredOn: day(row.answeredOn),
        }),
      },
      asked,
    )
  },
}

const holds: Source = {
  state: (_, params) => tableStateParser(holdShape)(params),
  async open(asked) {
    const { actor, today, words } = asked
    const [word, day] = [wordIn(asked), dayIn(asked)]
    const why = (code: string) => word('codes.holdReasons', code)
    const standing = (code: string) => word('retention.holds.states', code)
    return openPlain(
      {
        title: words.t('retention.holds.title'),
        ...{ columns: holdColumns, shape: holdShape, everything: {} },
        page: (state) => holdPage(actor, today, state),
        label: (id) => words.t(`retention.holds.columns.${id}`),
        option: (id, value) => (id === 'state' ? standing(value) : why(value)),
        ref: (row) => row.ref,
        name: (row) => why(row.reasonKind),
        cells: (row) => ({
          ref: plainText(row.ref),
          reasonKind: coded(row.reasonKind, why),
          reason: plainText(row.reason),
          on: linked(row.records),
          since: day(row.startedOn),
          until: day(row.liftedOn ?? row.endsOn),
          state: coded(row.state, standing),
        }),
      },
      asked,
    )
  },
}

const deletions: Source = {
  state: (_, params) => tableStateParser(deletionShape)(params),
  async open(asked) {
    const { actor, words } = asked
    const [word, day] = [wordIn(asked), dayIn(asked)]
    return openPlain(
      {
        title: words.t('retention.deletions.title'),
        ...{ columns: deletionColumns, shape: deletionShape, everything: {} },
        page: (state) => deletionPage(actor, state),
        label: (id) => words.t(`retention.deletions.columns.${id}`),
        option: (id, value) =>
          id === 'standing' ? word('retention.deletions.standing', value) : word('codes.deletionMethods', value),
        ref: (row) => row.ref,
        name: (row) => row.scope,
        cells: (row) => ({
          ref: plainText(row.ref),
          what: plainText(row.scope),
          batch: plainText(row.batch || null),
          on: linked(row.records),
          method: coded(row.method, (code) => word('codes.deletionMethods', code)),
          when: day(row.executedOn),
        }),
      },
      asked,
    )
  },
}

const disclosurePlaces: Readonly<Record<string, string>> = {
  ...{ kind: 'sharing.kinds', outcome: 'sharing.outcomes', permission: 'sharing.permissions' },
  ...{ basis: 'codes.legalBases', dataCategories: 'codes.dataCategories' },
}

const disclosures: Source = {
  state: (_, params) => tableStateParser(disclosureShape)(params),
  async open(asked) {
    const { actor, today, words } = asked
    const [word, day] = [wordIn(asked), dayIn(asked)]
    const said = (id: string) => (code: string) => word(disclosurePlaces[id] ?? '', code)
    return openPlain(
      {
        title: words.t('sharing.title'),
        ...{ columns: disclosureColumns, shape: disclosureShape, everything: {} },
        page: (state) => disclosurePage(actor, today, state),
        label: (id) => words.t(`sharing.columns.${id}`),
        option: (id, value) => said(id)(value),
        ref: (row) => row.ref,
        name: (row) => row.recipient,
        cells: (row) => ({
          ref: plainText(row.ref),
          recipient: plainText([row.recipient, row.occasion].filter(Boolean).join(' · ')),
          kind: coded(row.kind, said('kind')),
          givenOn: day(row.givenOn),
          outcome: coded(row.outcome, said('outcome')),
          basis: coded(row.basis, said('basis')),
          dataCategories: listed(row.dataCategories, said('dataCategories')),
          agreement: row.agreement ? linked([row.agreement]) : plainText(null),
          permission: coded(
            row.hasPermission ? 'proven' : row.gaps.some((gap) => gap === 'permission') ? 'lacking' : null,
            said('permission'),
          ),
          gaps: listed(row.gaps, (gap) => word('sharing.gaps', gap)),
        }),
      },
      asked,
    )
  },
}

/** The lists that are no register, by their name in an address; the log is read by the application itself (log.ts). */
export const plainSources: Readonly<Record<string, Source>> = {
  findings,
  leaks,
  requests,
  holds,
  deletions,
  disclosures,
}
