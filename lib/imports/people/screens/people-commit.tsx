'use client'

import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/copy/copy'
import { Alert } from '@/components/ui/alert'
import { Textarea } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { CommitForm } from '../../screens/commit-form'
import { commitPeopleAction } from '../actions'

type Props = { id: string; able: number; wrong: number }
type Link = { name: string; token: string }

/** The one press that adds everybody; where no mail brings the links, they are shown once. */
export function PeopleCommit({ id, able, wrong }: Props) {
  const path = `/users/import/${id}`
  return (
    <CommitForm
      {...{ id, path, able, wrong, progress: null, commit: commitPeopleAction }}
      shown={(value) => {
        const links = linksIn(value)
        return links.length > 0 ? <Links links={links} path={path} /> : null
      }}
    />
  )
}

function Links({ links, path }: { links: readonly Link[]; path: string }) {
  const t = useTranslations('imports.people')
  const text = links.map(({ name, token }) => `${name}\t${location.origin}/welcome/${token}`).join('\n')
  return (
    <Alert tone="ok" title={t('links.title', { count: links.length })} role="status">
      <p className="measure mt-1">{t('links.help')}</p>
      <div className="mt-3 grid gap-3">
        <Textarea
          readOnly
          value={text}
          rows={Math.min(links.length, 12)}
          aria-label={t('links.label')}
          className="font-mono"
        />
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} />
          <LinkButton href={path} variant="primary">
            {t('links.go')}
          </LinkButton>
        </div>
      </div>
    </Alert>
  )
}

function linksIn(value: unknown): Link[] {
  const all = typeof value === 'object' && value !== null && 'links' in value ? value.links : []
  return Array.isArray(all) ? all.filter(isLink) : []
}

function isLink(value: unknown): value is Link {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  )
}
