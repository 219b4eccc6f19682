import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Downloads } from '@/components/ui/downloads'
import { Link } from '@/components/ui/link'
import type { Place } from './place'
import { UndoForm } from './undo-form'

/** Something that an import made or changed, or that stayed, with a word about it. */
export type Line = { key: string; ref: string | null; title: string; href: string; note: string }

type Props = {
  id: string
  place: Place
  state: 'open' | 'done' | 'undone'
  /** Who imported it and when; how much it was. */
  by: string
  counts: readonly string[]
  actions: ReactNode
  undo: Pick<Parameters<typeof UndoForm>[0], 'undo' | 'help' | 'said'>
  /** What stayed when it was taken back, and how many rows of its file are kept because they were left out. */
  stays: readonly Line[]
  left: number
  /** What it made and changed. */
  children: ReactNode
}

/** What came of an import: how much, which rows were left out, what it made and changed, and the press that takes it back. */
export async function DoneFrame({ id, place, state, by, counts, actions, undo, stays, left, children }: Props) {
  const [t, check] = await Promise.all([getTranslations('imports.done'), getTranslations('imports.check')])
  return (
    <>
      <PageHeader
        title={state === 'undone' ? t('undoneTitle') : t('title')}
        crumbs={place.crumbs}
        eyebrow={place.eyebrow}
        actions={actions}
      >
        {by}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {state === 'undone' && <Alert>{t('undone')}</Alert>}
        {counts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <ClientText namespaces={['imports', 'errors']}>
          <UndoForm id={id} isDone={state === 'done'} {...undo} />
        </ClientText>
        {stays.length > 0 && (
          <Section id="stays" title={t('undoLeft')} count={stays.length}>
            <Lines lines={stays} />
          </Section>
        )}
        {left > 0 && (
          <Section id="left" title={t('left')} count={left} help={t('leftHelp', { count: left })}>
            <Downloads
              quiet
              label={t('left')}
              files={[{ href: place.failed, label: check('download'), name: check('download') }]}
            />
          </Section>
        )}
        {children}
      </div>
    </>
  )
}

/** What an import made or changed, each with its link and a word about it. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="divide-y divide-hairline">
      {lines.map(({ key, ref, title, href, note }) => (
        <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
          <span className="min-w-0 wrap-anywhere">
            {ref && (
              <span data-tabular className="mr-2 text-muted">
                {ref}
              </span>
            )}
            <Link href={href} className="text-accent underline-offset-3 hover:underline">
              {title}
            </Link>
          </span>
          <span className="text-sm text-muted">{note}</span>
        </li>
      ))}
    </ul>
  )
}
