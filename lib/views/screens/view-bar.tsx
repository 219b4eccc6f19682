import { Bookmark, Lock, Users } from 'lucide'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { roles } from '@/lib/access/roles'
import type { Viewed, ViewRow } from '../load'
import { ViewForm } from './view-form'

const marks = { personal: null, shared: Users, locked: Lock } as const

/** The views of a list, as its table's slot `views`: opening one is a link, keeping one a small form beside it. */
export async function ViewBar({ viewed }: { viewed: Viewed }) {
  const { list, rows, base, modified, gone, kinds } = viewed
  const t = await getTranslations('views')
  const label = base ? base.name : t('all')
  const opened = modified ? t('modified', { name: label }) : label
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Menu
        id="views-menu"
        accessibleName={t('open', { name: opened })}
        panelClass="max-h-96 w-80 overflow-y-auto"
        className="max-w-72"
        label={
          <>
            <Icon of={Bookmark} size={16} className="shrink-0" />
            <span className="truncate">{label}</span>
            {modified && <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />}
          </>
        }
      >
        <nav aria-label={t('title')}>
          <ViewLink href={viewed.opensWithView ? `${list}?view=all` : list} current={base === null} detail="">
            {t('all')}
          </ViewLink>
          {rows.map((row) => (
            <ViewLink
              key={row.id}
              href={`${list}?view=${row.id}`}
              current={row.id === base?.id}
              detail={details(row, viewed.own, t)}
              kind={row.kind}
            >
              {row.name}
            </ViewLink>
          ))}
        </nav>
        {rows.length === 0 && <p className="px-2 py-1 text-sm text-muted">{t('none')}</p>}
      </Menu>
      {kinds.length > 0 && <Keep viewed={viewed} />}
      {gone && (
        <p role="status" className="text-sm text-muted">
          {t('gone')}
        </p>
      )}
    </div>
  )
}

type Texts = Awaited<ReturnType<typeof getTranslations<'views'>>>

function details(row: ViewRow, own: Viewed['own'], t: Texts): string {
  const opens = [...(own === row.id ? [t('opensForMe')] : []), ...(row.roles.length > 0 ? [t('opensForRole')] : [])]
  return [t(`kinds.${row.kind}`), ...opens].join(' · ')
}

type LinkProps = { href: string; current: boolean; detail: string; kind?: ViewRow['kind']; children: ReactNode }

function ViewLink({ href, current, detail, kind = 'personal', children }: LinkProps) {
  const Mark = marks[kind]
  return (
    <Link
      href={href}
      aria-current={current ? 'true' : undefined}
      className="flex min-h-9 items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-hover aria-[current=true]:font-medium max-sm:min-h-11"
    >
      <span className="min-w-0 flex-1 wrap-anywhere">
        {children}
        {detail && <span className="block font-normal text-muted">{detail}</span>}
      </span>
      {Mark && <Icon of={Mark} size={14} className="shrink-0 text-muted" />}
    </Link>
  )
}

/** The form that keeps what is shown, with its words: no catalogue travels. */
async function Keep({ viewed }: { viewed: Viewed }) {
  const [t, names, errors] = await Promise.all([
    getTranslations('views'),
    getTranslations('nav.roles'),
    getTranslations('errors'),
  ])
  const { list, base, modified, query, kinds, own, opensWithView, mayChooseForRoles } = viewed
  const offered = [...new Set([...kinds, ...(base?.mayChange ? [base.kind] : [])])]
  const ofRoles = mayChooseForRoles && base !== null && base.kind !== 'personal'
  return (
    <Menu
      id="view-form"
      variant="quiet"
      className="font-normal"
      panelClass="max-h-[80dvh] w-80 overflow-y-auto"
      label={modified || !base?.mayChange ? t('keep') : t('change')}
    >
      <ViewForm
        key={`${base?.id}:${base?.version}:${own}:${base?.roles.join()}:${query}`}
        list={list}
        query={query}
        base={
          base && { id: base.id, name: base.name, kind: base.kind, version: base.version, mayChange: base.mayChange }
        }
        kinds={offered.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        own={own}
        offersAll={opensWithView || own !== null}
        roles={
          ofRoles ? roles.map((role) => ({ value: role, label: names(role), chosen: base.roles.includes(role) })) : []
        }
        texts={{
          name: t('name'),
          kind: t('kind'),
          kindHelp: t('kindHelp'),
          saveNew: t('saveNew'),
          save: t('save'),
          remove: t('remove'),
          removeHelp: t('removeHelp'),
          opensWith: t('opensWith'),
          openThis: t('openThis'),
          openAll: t('openAll'),
          openNone: t('openNone'),
          forRole: t('forRole'),
          setForRole: t('setForRole'),
          endForRole: t('endForRole'),
          isDefault: t('isDefault', { role: '{role}' }),
          failed: errors('codes.unavailable'),
          reasons: {
            required: errors('fields.required'),
            too_long: errors('fields.too_long'),
            stale: t('stale'),
            not_found: errors('codes.not_found'),
            views_many: t('many'),
            record_unchanged: errors('reasons.record_unchanged'),
            quota_person: errors('codes.too_many'),
          },
        }}
      />
    </Menu>
  )
}
