import { getLocale, getTranslations } from 'next-intl/server'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { leakScope, registerScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { findFindings } from '@/lib/findings/list'
import { findTasks } from '@/lib/leak-tasks/list'
import { findLeaks } from '@/lib/leaks/queries/leak-list'
import { findOwnReports } from '@/lib/leaks/queries/own-reports'
import { findPeople } from '@/lib/people/list'
import { wordsByField } from '@/lib/records/derive/search-text'
import { type FoundRecord, findEverywhere } from '@/lib/records/list/everywhere'
import { declaredFields, findDeclaration } from '@/lib/records/state/registered'
import { type Wording, wordingOf } from '@/lib/records/state/wording'
import { findRequests } from '@/lib/requests/queries/request-list'
import type { Total } from '@/lib/table/state'
import { holdsWords, searchWords } from '@/lib/text/fold'
import { excerpt, marked } from '@/lib/text/marks'
import { formatNumber } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Answer, Group, Hit } from './schema'

type PersonContext = CommandContext & { actor: Actor }
type Asked = {
  q: string
  /** Records of all registers, and of each other kind. */
  sizes: { records: number; others: number }
  asOf: Instant | null
  /** Says how many records each register has, with the way to its list. */
  byRegister?: boolean
}

/**
 * What fits a question, of every kind that this person reads, each as its own list finds, ranks and limits it: one statement a
 * kind, with `byRegister` one more. Kinds without a hit are left out, so that nobody learns of what they may not read. Leaks that
 * are shown are one entry in the log, like every list of leaks.
 */
export async function searchFor(context: PersonContext, asked: Asked): Promise<Answer> {
  if (searchWords(asked.q).length === 0) return { groups: [], summary: '' }
  const found = await Promise.all([
    records(context, asked),
    leaks(context, asked),
    tasks(context, asked),
    requests(context, asked),
    reports(context, asked),
    findings(context, asked),
    people(context, asked),
  ])
  const groups = found.flatMap((group) => (group && group.hits.length > 0 ? [group] : []))
  if (groups.some(({ kind }) => kind === 'leaks' || kind === 'tasks'))
    await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'search' } })
  const t = await getTranslations('search')
  const shown = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  return { groups, summary: shown === 0 ? t('none') : t('summary', { count: shown }) }
}

async function counted({ count, exact }: Total): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('search'), getLocale()])
  const number = formatNumber(count, locale)
  return exact ? number : t('more', { count: number })
}

const listHref = (path: string, q: string) => `${path}?${new URLSearchParams({ q })}`

async function records({ actor }: PersonContext, { q, sizes, asOf, byRegister = false }: Asked): Promise<Group | null> {
  if (registerScope(actor).kind === 'none') return null
  const [t, words, { rows, total, registers }] = await Promise.all([
    getTranslations('search'),
    wordingOf(),
    findEverywhere(actor, q, { size: sizes.records, asOf, byRegister }),
  ])
  return {
    kind: 'records',
    label: t('kinds.records'),
    count: await counted(total),
    hits: await Promise.all(rows.map((row) => recordHit(actor, row, q, words))),
    more: await Promise.all(
      registers.map(async ({ register, total: found }) => ({
        href: listHref(`/registers/${register}`, q),
        text: t('inRegister', { register: words.name(register, 'plural'), count: await counted(found) }),
      })),
    ),
  }
}

async function recordHit(actor: Actor, row: FoundRecord, q: string, words: Wording): Promise<Hit> {
  const name = words.name(row.register, 'singular')
  return {
    href: `/registers/${row.register}/${row.ref}`,
    ref: row.ref,
    title: [...marked(row.title, q)],
    detail: row.values === null || row.status === 'in_force' ? name : `${name} · ${words.status(row.status)}`,
    found: await foundIn(actor, row, q, words),
    isExample: row.isExample,
  }
}

/** The first field that holds what is not in number and title; null when all is there, or in what no field shows. */
async function foundIn(actor: Actor, row: FoundRecord, q: string, words: Wording): Promise<Hit['found']> {
  const elsewhere = searchWords(q).filter((word) => !holdsWords(`${row.ref} ${row.title}`, word))
  const register = findDeclaration(row.register)
  if (elsewhere.length === 0 || row.values === null || !register) return null
  const said = await wordsByField(register, row.values, actor.locale)
  const texts = said.flatMap(({ field, words: all }) => all.map((text) => ({ field, text })))
  const asked = elsewhere.join(' ')
  const best =
    texts.find(({ text }) => holdsWords(text, asked)) ??
    texts.find(({ text }) => elsewhere.some((word) => holdsWords(text, word)))
  const field = best && declaredFields(register).find(({ name }) => name === best.field)
  return best && field ? { field: words.field(field), text: [...marked(excerpt(best.text, asked), asked)] } : null
}

async function leaks({ actor, now }: PersonContext, { q, sizes }: Asked): Promise<Group> {
  const [t, codes, form, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('codes'),
    getTranslations('report-form'),
    findLeaks(actor, now, { q, size: sizes.others }),
  ])
  return {
    kind: 'leaks',
    label: t('kinds.leaks'),
    count: await counted(total),
    hits: rows.map(({ ref, title, happened, state, isExample }) => ({
      ...{ href: `/leaks/${ref}`, ref, isExample, found: null },
      title: [...marked(title || form(`happened.options.${happened}`), q)],
      detail: codes(`leakStates.${state}`),
    })),
    more: await allIn('/leaks', q, total),
  }
}

/** Tasks of leaks, for who may read their words. */
async function tasks({ actor, now }: PersonContext, { q, sizes }: Asked): Promise<Group> {
  const [t, words, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('leak-tasks'),
    findTasks(actor, now, { q, size: sizes.others }),
  ])
  return {
    kind: 'tasks',
    label: t('kinds.tasks'),
    count: await counted(total),
    hits: rows.map(({ ref, title, kind, isExample }) => ({
      ...{ href: `/leaks/${ref}#tasks`, ref, isExample, found: null },
      title: [...marked(title, q)],
      detail: words(`kinds.${kind}`),
    })),
    more: await allIn('/leaks/tasks', q, total),
  }
}

/** Requests of people, by reference, right and state: who asks is sealed and never searched. */
async function requests(context: PersonContext, { q, sizes }: Asked): Promise<Group> {
  const [t, codes, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('codes'),
    findRequests(context.actor, context, { q, size: sizes.others }),
  ])
  return {
    kind: 'requests',
    label: t('kinds.requests'),
    count: await counted(total),
    hits: rows.map(({ ref, right, state, isExample }) => ({
      ...{ href: `/requests/${ref}`, ref, isExample, found: null },
      title: [...marked(codes(`requestRights.${right}`), q)],
      detail: codes(`requestStates.${state}`),
    })),
    more: await allIn('/requests', q, total),
  }
}

/** The own reports of somebody who does not read all leaks. */
async function reports({ actor }: PersonContext, { q, sizes }: Asked): Promise<Group | null> {
  const seesAll = ['all', 'masked'].includes(leakScope(actor).kind)
  if (seesAll || !mayEver(actor, 'own_report', 'read')) return null
  const [t, form, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('report-form'),
    findOwnReports(actor, { q, size: sizes.others }),
  ])
  return {
    kind: 'reports',
    label: t('kinds.reports'),
    count: await counted(total),
    hits: rows.map(({ ref, happened, isExample }) => ({
      ...{ href: `/my-reports/${ref}`, ref, isExample, found: null, detail: '' },
      title: [...marked(form(`happened.options.${happened}`), q)],
    })),
    more: await allIn('/my-reports', q, total),
  }
}

async function findings({ actor, today }: PersonContext, { q, sizes }: Asked): Promise<Group> {
  const [t, words, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('findings'),
    findFindings(actor, today, { q, size: sizes.others }),
  ])
  return {
    kind: 'findings',
    label: t('kinds.findings'),
    count: await counted(total),
    hits: rows.map(({ ref, title, state, isExample }) => ({
      ...{ href: `/findings/${ref}`, ref, isExample, found: null },
      title: [...marked(title, q)],
      detail: words(`states.${state}`),
    })),
    more: await allIn('/findings', q, total),
  }
}

async function people({ actor, now }: PersonContext, { q, sizes }: Asked): Promise<Group> {
  const [t, nav, { rows, total }] = await Promise.all([
    getTranslations('search'),
    getTranslations('nav.roles'),
    findPeople(actor, now, { q, size: sizes.others }),
  ])
  const mayChange = can(actor, 'user', 'update') !== null
  return {
    kind: 'people',
    label: t('kinds.people'),
    count: await counted(total),
    hits: rows.map(({ id, name, roles, isExample }) => ({
      ...{ href: mayChange ? `/users/${id}` : listHref('/users', name), ref: '', isExample, found: null },
      title: [...marked(name, q)],
      detail: roles.map((role) => nav(role)).join(', '),
    })),
    more: await allIn('/users', q, total),
  }
}

async function allIn(path: string, q: string, total: Total): Promise<Group['more']> {
  const t = await getTranslations('search')
  return [{ href: listHref(path, q), text: t('inList', { count: await counted(total) }) }]
}
