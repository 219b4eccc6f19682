'use client'

import { MessageSquare } from 'lucide'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Select } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import type { DraftId } from '@/lib/db/ids'
import type { Asked, Links, ShownFile } from './asked'
import type { Typed } from './merge'
import { Talk } from './talk'
import type { Edited } from './use-answers'
import { useMoment } from './use-moment'

type Props = {
  id: DraftId
  asked: Asked
  value: Typed
  edited: Edited | null
  links: Links
  files: readonly ShownFile[]
  readOnly: boolean
  canNote: boolean
  change: (part: Partial<Typed>) => void
}

/** Beside a question: help, where its answer comes from, what shows it, what was filed before, the other language, talk. */
export function QuestionAside(props: Props) {
  const { asked, value, edited, links, readOnly, change } = props
  const t = useTranslations('drafting')
  const moment = useMoment()
  const [isOpen, setOpen] = useState(false)
  const { help, filedBefore, sourceNow, other, comments } = asked
  const open = comments.filter(({ solved }) => solved === null).length
  const isNew = sourceNow !== null && sourceNow.trim() !== value.text.trim()
  const wasOther = filedBefore !== null && filedBefore.trim() !== value.text.trim()
  return (
    <div className="grid min-w-0 content-start gap-2 text-sm">
      {help && <p className="text-muted">{help}</p>}
      <Source value={value} links={links} />
      {isNew && (
        <div className="grid justify-items-start gap-1 border-l-2 border-withinday-ink pl-3">
          <p className="whitespace-pre-line wrap-anywhere">{t('aside.sourceNow', { text: sourceNow })}</p>
          {!readOnly && (
            <Button size="sm" onClick={() => change({ text: sourceNow, state: 'known' })}>
              {t('aside.useNow')}
            </Button>
          )}
        </div>
      )}
      <Button
        size="sm"
        variant="quiet"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="justify-self-start xl:hidden"
      >
        {t('aside.more', { count: open })}
      </Button>
      <div className={cx('min-w-0 gap-2 xl:grid', isOpen ? 'grid' : 'hidden')}>
        {wasOther && (
          <p className="border-l-2 border-hairline pl-3 whitespace-pre-line wrap-anywhere">
            {t('aside.filed', { text: filedBefore || t('aside.nothing') })}
          </p>
        )}
        {other && <Other other={other} text={value.text} />}
        <Evidence {...props} />
        {edited && <p className="text-muted">{t('aside.edited', { name: edited.byName, when: moment(edited.at) })}</p>}
        <TalkFold {...props} open={open} />
      </div>
    </div>
  )
}

function Source({ value: { source, state }, links }: Pick<Props, 'value' | 'links'>) {
  const t = useTranslations('drafts')
  if (!source || state === 'empty' || source.kind === 'typed') return null
  const { refs } = source
  const [before, after] = t(`sources.${source.kind}`, { refs: place }).split(place)
  return (
    <p className="text-muted wrap-anywhere">
      {before}
      {refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          {links[ref] ? (
            <Link href={links[ref]} prefetch={false} className="underline">
              {ref}
            </Link>
          ) : (
            ref
          )}
        </span>
      ))}
      {after}
    </p>
  )
}

/** Where the references stand in their sentence. */
const place = '\u0000'

function Other({ other, text }: { other: NonNullable<Asked['other']>; text: string }) {
  const t = useTranslations('drafting')
  const answer = other.answer.trim() === text.trim() ? '' : other.answer
  return (
    <div lang={other.language} className="grid gap-0.5 border-l-2 border-hairline pl-3 text-muted">
      <p>
        <span className="sr-only">{t('aside.other')} </span>
        {other.question}
      </p>
      {answer && <p className="whitespace-pre-line wrap-anywhere text-text">{answer}</p>}
    </div>
  )
}

/** Files of the leak that show what the answer says. */
function Evidence({ asked, value, files, readOnly, change }: Props) {
  const t = useTranslations('drafting')
  const chosen = value.evidence ?? []
  if (files.length === 0 || (readOnly && chosen.length === 0)) return null
  const left = files.filter(({ id }) => !chosen.includes(id))
  const put = (evidence: readonly string[]) => change({ evidence: [...evidence] })
  return (
    <div className="grid gap-1">
      {chosen.length > 0 && (
        <ul className="grid gap-1">
          {chosen.map((id) => {
            const name = files.find((file) => file.id === id)?.name ?? t('aside.fileGone')
            return (
              <li key={id} className="flex items-start justify-between gap-2">
                <a href={`/api/leaks/files/${id}`} download className="min-w-0 underline wrap-anywhere">
                  {name}
                </a>
                {!readOnly && (
                  <button
                    type="button"
                    className="min-h-6 shrink-0 px-1 text-muted underline"
                    aria-label={t('aside.unpoint', { name })}
                    onClick={() => put(chosen.filter((one) => one !== id))}
                  >
                    {t('aside.remove')}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!readOnly && left.length > 0 && (
        <Select
          aria-label={t('aside.evidence', { question: asked.question })}
          value=""
          className="min-h-7! py-0.5! text-sm"
          onChange={(event) => event.target.value && put([...chosen, event.target.value])}
          options={[
            { value: '', label: t('aside.point') },
            ...left.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </div>
  )
}

function TalkFold({ id, asked, canNote, open }: Props & { open: number }) {
  const t = useTranslations('drafting')
  const { comments, field, question } = asked
  const [isOpen, setOpen] = useState(open > 0)
  if (!canNote && comments.length === 0) return null
  return (
    <div className="grid justify-items-start gap-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={t('talk.about', { count: comments.length, question })}
        onClick={() => setOpen(!isOpen)}
        className="inline-flex min-h-7 items-center gap-1.5 rounded-sm text-muted hover:text-text hover:underline"
      >
        <Icon of={MessageSquare} size={14} />
        {t('talk.count', { count: comments.length, open })}
      </button>
      {isOpen && <Talk id={id} field={field.code} comments={comments} canNote={canNote} />}
    </div>
  )
}
