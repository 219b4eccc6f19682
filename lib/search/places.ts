import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import type { Resource, Verb } from '@/lib/access/matrix'
import { officeNavigation } from '@/lib/overview/navigation'
import { catalog } from '@/lib/registers/catalog'
import { settingsFor } from '@/lib/settings/places'
import { seesPromises } from '@/lib/statement/promises/queries'
import type { Place } from './schema'

type Right = readonly [Resource, Verb]

/** The pages this person can ever reach: those of the navigation, and those behind them. */
export async function pagesFor(actor: Actor): Promise<Place[]> {
  const [t, nav, settings, groups] = await Promise.all([
    getTranslations('search.places'),
    getTranslations('nav'),
    getTranslations('settings'),
    officeNavigation(actor),
  ])
  const further: readonly { href: string; label: string; right: Right }[] = [
    { href: '/calendar/dates', label: t('dates'), right: ['deletion', 'read'] },
    { href: '/retention/holds', label: t('holds'), right: ['hold', 'read'] },
    { href: '/retention/deletions', label: t('deletions'), right: ['deletion', 'read'] },
    { href: '/registers/extract', label: t('extract'), right: ['register', 'export'] },
    { href: '/statement/draft', label: t('statementDraft'), right: ['register', 'export'] },
    { href: '/imports', label: t('imports'), right: ['register', 'create'] },
    { href: '/report-leak/poster', label: t('poster'), right: ['report', 'create'] },
    { href: '/leaks/figures', label: t('leakFigures'), right: ['leak', 'count'] },
    { href: '/leaks/tasks', label: t('leakTasks'), right: ['leak', 'read'] },
    { href: '/leaks/log', label: t('leakLog'), right: ['leak', 'export'] },
    { href: '/leaks/exercises', label: t('exercises'), right: ['exercise', 'read'] },
    { href: '/account/tokens', label: t('tokens'), right: ['api_token', 'read'] },
  ]
  const promises = seesPromises(actor)
    ? [
        { href: '/statement/promises', label: t('promises') },
        { href: '/statement/comparison', label: t('comparison') },
      ]
    : []
  return [
    ...groups.flatMap(({ items }) => items.map(({ href, label }) => ({ href, label }))),
    ...settingsFor(actor)
      .filter(({ key }) => key !== 'organisation')
      .map(({ key, href }) => ({ href, label: settings('inSearch', { page: settings(`pages.${key}`) }) })),
    ...further.filter(({ right: [resource, verb] }) => mayEver(actor, resource, verb)),
    ...promises,
    { href: '/account', label: nav('account') },
    { href: '/api-docs', label: t('programs') },
  ].map(({ href, label }) => ({ key: href, href, label, also: '' }))
}

/** What this person can begin; while a past date is chosen nothing is written in the registers. */
export async function actionsFor(actor: Actor, isPast: boolean): Promise<Place[]> {
  const [t, nav, names] = await Promise.all([
    getTranslations('search.places'),
    getTranslations('nav'),
    getTranslations(),
  ])
  const may = (right: Right, href: string, label: string): Place[] =>
    mayEver(actor, ...right) ? [{ key: href, href, label, also: '' }] : []
  const writing = [
    ...catalog.flatMap(({ slug }) =>
      may(['register', 'create'], `/registers/${slug}/new`, t('newRecord', { name: names(`${slug}.name.singular`) })),
    ),
    ...may(['register', 'create'], '/registers/activities/templates', t('templates')),
    ...may(['register', 'create'], '/imports/new', t('newImport')),
    ...may(['register', 'update'], '/hand-over', t('handOver')),
  ]
  return [
    ...may(['report', 'create'], '/report-leak', nav('report')),
    ...(isPast ? [] : writing),
    ...may(['request', 'create'], '/requests/new', t('newRequest')),
    ...may(['finding', 'create'], '/findings/new', t('newFinding')),
    ...may(['statement', 'create'], '/statement/new', t('newVersion')),
    ...may(['sharing', 'create'], '/sharing/new', t('newDisclosure')),
    ...may(['hold', 'create'], '/retention/holds/new', t('newHold')),
    ...may(['deletion', 'create'], '/retention/deletions/new', t('newDeletion')),
    ...may(['user', 'create'], '/users/new', t('newPerson')),
    ...may(['organisation', 'update'], '/organisation/edit', t('editOrganisation')),
    { key: 'sign-out', href: null, label: nav('signOut'), also: t('signOutAlso') },
  ]
}
