import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Actor } from '@/lib/access/actor'
import type { RecordDetail } from '@/lib/records/list/row'
import type { Part } from '@/lib/table/part'
import { namesIn } from '@/lib/text/locale'
import { type CommentView, commentsOn } from '../queries'
import { CommentForm, RemoveComment, Seen } from './comment-form'

type Props = { actor: Actor; register: { slug: string }; record: RecordDetail; part: Part }

/** What people say about a record, newest last; nothing for who does not see its working copy. */
export async function CommentsPanel({ actor, register, record, part }: Props) {
  if (record.frozen) return null
  const place = { ...record, departmentId: record.department?.id ?? null }
  const found = await commentsOn(actor, place, part)
  if (!found) return null
  const t = await getTranslations('talk')
  return (
    <Section
      id="comments"
      title={t('title')}
      count={found.total}
      help={t('help')}
      dense
      {...(found.total === 0 ? { nothing: t('none') } : {})}
    >
      <ClientText namespaces={['talk', 'errors', 'form']}>
        <ol className="mb-3 grid gap-3 empty:hidden">
          {found.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </ol>
        <div className="mb-3 empty:hidden">
          <RestOfList
            part={part}
            shown={found.comments.length}
            total={found.total}
            path={`/registers/${register.slug}/${record.ref}`}
            name="comments"
            anchor="comments"
          />
        </div>
        {found.mayWrite && <CommentForm key={found.total} recordId={record.id} />}
        {found.unseen && <Seen recordId={record.id} />}
      </ClientText>
    </Section>
  )
}

async function Comment({ comment }: { comment: CommentView }) {
  const [t, zone, locale] = await Promise.all([getTranslations('talk'), getTimeZone(), getLocale()])
  return (
    <li className="grid gap-1">
      <p className="text-sm">
        <span className="font-medium">{comment.byName}</span>{' '}
        <span className="text-muted">
          <Time instant={comment.at} zone={zone} />
        </span>
      </p>
      {comment.body === null ? (
        <p className="text-muted italic">{t('removedBy', { name: comment.removedBy ?? '' })}</p>
      ) : (
        <p className="measure wrap-anywhere whitespace-pre-line">{comment.body}</p>
      )}
      {comment.mentions.length > 0 && (
        <p className="text-sm text-muted">{t('asked', { names: namesIn(locale, comment.mentions) })}</p>
      )}
      {comment.canRemove && <RemoveComment id={comment.id} />}
    </li>
  )
}
