import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { HistoryList } from '@/components/layout/history-list'
import { RestOfList } from '@/components/layout/rest-of-list'
import { CalendarDate, Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { shielded } from '@/lib/audit/log/opened'
import { addNoteAction, eraseRequestAction, setKeepYearsAction } from '../actions'
import type { LoadedRequest } from '../load'
import type { RequestDetail } from '../queries/request-detail'

/** What was said and done beside the steps, newest first. */
export async function Notes({ request }: { request: RequestDetail }) {
  const t = await getTranslations('requests.notes')
  return (
    <Fold id="notes" title={t('title')} brief={request.notes.length > 0 && String(request.notes.length)}>
      <div className="grid gap-4">
        {request.notes.length === 0 && <p className="text-muted">{t('none')}</p>}
        <ol className="grid divide-y divide-hairline">
          {request.notes.map(({ id, on, by, fromPerson, body }) => (
            <li key={id} className="grid gap-0.5 py-2">
              <p className="text-sm text-muted">
                <CalendarDate date={on} />
                {(fromPerson || by) && ` · ${fromPerson ? t('person') : by}`}
              </p>
              <p className="measure whitespace-pre-line">{body ?? '–'}</p>
            </li>
          ))}
        </ol>
        {request.can.update && request.state !== 'merged' && (
          <Act
            name="addNote"
            action={addNoteAction}
            fixed={{ ref: request.ref }}
            summary={t('add')}
            submit={t('save')}
            fields={[
              { name: 'on', kind: 'date', label: t('on'), value: request.today },
              { name: 'body', kind: 'text', label: t('body') },
            ]}
          />
        )}
      </div>
    </Fold>
  )
}

/** Until when who asked is kept, and the way to erase it afterwards. */
export async function Keeping({ request }: { request: RequestDetail }) {
  const t = await getTranslations('requests.erase')
  const { kept } = request
  if (kept.is === 'erased') return null
  return (
    <Fold id="keeping" title={t('title')} open={kept.is === 'due' || request.holds.length > 0}>
      <div className="grid gap-3">
        <p className="measure text-sm">
          {kept.is === 'open' && t('open')}
          {kept.is === 'kept' && t.rich('kept', { day: () => <CalendarDate date={kept.until} /> })}
          {kept.is === 'due' && t.rich('due', { day: () => <CalendarDate date={kept.since} /> })}
        </p>
        {request.can.setYears && (
          <Act
            name="setKeepYears"
            action={setKeepYearsAction}
            fixed={{}}
            summary={t('years', { years: request.keepYears })}
            submit={t('yearsSave')}
            variant="secondary"
            fields={[
              { name: 'years', kind: 'number', label: t('yearsLabel'), value: String(request.keepYears) },
              { name: 'reason', kind: 'text', label: t('yearsWhy') },
            ]}
          />
        )}
        <Holds request={request} />
        {kept.is === 'due' && request.holds.length === 0 && request.can.erase && (
          <>
            <p className="measure text-sm text-muted">{t('help')}</p>
            <Act
              name="eraseRequest"
              action={eraseRequestAction}
              fixed={{ ref: request.ref }}
              summary={t('summary')}
              submit={t('submit')}
              variant="danger"
              fields={[{ name: 'reason', kind: 'text', label: t('reason') }]}
            />
          </>
        )}
      </div>
    </Fold>
  )
}

/** Which legal holds stand on the request, for who may read holds; the way to place one for who may. */
async function Holds({ request }: { request: RequestDetail }) {
  const t = await getTranslations('requests.erase')
  const links = request.holds.map((ref, n) => (
    <span key={ref}>
      {n > 0 && ', '}
      <TextLink href={`/retention/holds/${ref}`}>{ref}</TextLink>
    </span>
  ))
  return (
    <>
      {links.length > 0 && <p className="measure text-sm">{t.rich('held', { holds: () => links })}</p>}
      {request.can.hold && (
        <div data-chrome className="grid justify-items-start gap-1.5">
          {links.length === 0 && <p className="measure text-sm text-muted">{t('holdHelp')}</p>}
          <LinkButton href={`/retention/holds/new?request=${request.ref}`}>{t('hold')}</LinkButton>
        </div>
      )}
    </>
  )
}

/** What happened to the request, newest first: who and when; reasons where the reader may see them. */
export async function RequestHistory({ loaded }: { loaded: LoadedRequest }) {
  const { request, history, part } = loaded
  const [t, audit] = await Promise.all([getTranslations('requests.history'), getTranslations('audit')])
  if (!history) return null
  const items = await Promise.all(
    history.entries.map(async (entry, n) => ({
      key: String(entry.index ?? `day ${n}`),
      what: audit(`actions.${entry.action}`),
      who: await shielded(entry, () => whoWords(entry.who, audit), ''),
      when: entry.day ? <CalendarDate date={entry.day} /> : <Time instant={entry.at} zone={request.zone} />,
      reason: entry.reason ?? undefined,
    })),
  )
  return (
    <Fold id="history" title={t('title')} brief={String(history.total)} open={part.page !== null}>
      {items.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <HistoryList items={items} reasonText={audit('reason')} />
      )}
      <RestOfList
        part={part}
        shown={items.length}
        total={history.total}
        path={`/requests/${request.ref}`}
        name="history"
        anchor="history"
      />
    </Fold>
  )
}

type Who = NonNullable<LoadedRequest['history']>['entries'][number]['who']
type Audit = Awaited<ReturnType<typeof getTranslations<'audit'>>>

function whoWords(who: Who, audit: Audit): string {
  if (who.kind === 'person') return who.name
  if (who.kind === 'erased') return audit('who.erased')
  if (who.kind === 'reporter') return audit('who.reporter')
  return audit.has(`who.${who.name}`) ? audit(`who.${who.name}`) : who.name
}
