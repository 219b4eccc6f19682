import { TrafficCone } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { labelled } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import { addEntryAction } from '../../actions'
import { contactChannels, contactDirections, entryKinds } from '../../facts/schema'
import type { LoadedLeak } from '../../load'
import { momentNames } from '../../moment-words'
import { narrowed, type TimelineItem, timelineFilters } from '../../queries/timeline'
import { typedValue } from './moments'

/** What an exercise brings in, worded. */
export type Inject = { key: string; at: Instant; kind: string; text: string }

type Props = Pick<LoadedLeak, 'leak' | 'timeline' | 'timelineKind'> & { injects: readonly Inject[] }
type Entry = NonNullable<TimelineItem['entry']>

/** What happened, in order: what people wrote and what Dertig kept; what was corrected is struck through and stays. */
export async function Timeline({ leak, timeline, timelineKind, injects }: Props) {
  const t = await getTranslations('triage')
  // What an exercise brings in stands among all that happened, and in no narrower list.
  const shown = together(narrowed(timeline, timelineKind), timelineKind === null ? injects : [])
  const written = timeline.filter(({ entry }) => entry !== null).length + injects.length
  return (
    <Fold
      id="timeline"
      title={t('timeline.title')}
      brief={written > 0 && String(written)}
      open={timelineKind !== null || injects.length > 0}
    >
      <div className="grid gap-3">
        <Filters leak={leak} timelineKind={timelineKind} />
        {shown.length === 0 && <p className="text-muted">{t('timeline.empty')}</p>}
        <ol className="grid gap-3">
          {shown.map((item) =>
            'text' in item ? (
              <InjectLine key={item.key} inject={item} zone={leak.zone} />
            ) : (
              <li key={item.key} className="grid gap-1">
                <Head leak={leak} item={item} />
                {item.event ? <EventWords event={item.event} /> : <Words entry={item.entry} />}
                {leak.can.enter && item.entry?.isTheirs && !item.entry.isCorrected && (
                  <EntryForm leak={leak} item={item} entry={item.entry} />
                )}
              </li>
            ),
          )}
        </ol>
        {leak.can.enter && <EntryForm leak={leak} />}
      </div>
    </Fold>
  )
}

function InjectLine({ inject: { at, kind, text }, zone }: { inject: Inject; zone: string }) {
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <Time instant={at} zone={zone} style="short" />
        <Badge tone="exercise" icon={<Icon of={TrafficCone} size={14} className="shrink-0" />}>
          {kind}
        </Badge>
      </div>
      <p className="measure">{text}</p>
    </li>
  )
}

/** Narrows it to one kind; the address says which. */
async function Filters({ leak, timelineKind }: Pick<Props, 'leak' | 'timelineKind'>) {
  const t = await getTranslations('triage')
  const options = [null, ...timelineFilters] as const
  return (
    <nav aria-label={t('timeline.show')} data-chrome className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {options.map((kind) => {
        const label = kind === null ? t('timeline.all') : t(`timeline.filters.${kind}`)
        const query = kind === null ? '' : `?timeline=${kind}`
        return kind === timelineKind ? (
          <span key={label} aria-current="true" className="font-semibold">
            {label}
          </span>
        ) : (
          <TextLink key={label} href={`/leaks/${leak.ref}${query}#timeline`}>
            {label}
          </TextLink>
        )
      })}
    </nav>
  )
}

async function Head({ leak, item }: { leak: Props['leak']; item: TimelineItem }) {
  const t = await getTranslations('triage')
  const { kind, day, happenedAt, recordedAt, byName, entry } = item
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      {day ? <CalendarDate date={day} /> : <Time instant={happenedAt} zone={leak.zone} style="short" />}
      <Badge {...(entry ? {} : { tone: 'outline' })}>{t(`timeline.kinds.${kind}`)}</Badge>
      <span>
        {byName}
        {recordedAt && (
          <>
            {byName && ' · '}
            {t('timeline.recorded')} <Time instant={recordedAt} zone={leak.zone} style="short" />
          </>
        )}
      </span>
      {entry?.isCorrected && <span>{t('timeline.corrected')}</span>}
      {entry?.corrects && <span>{t('timeline.corrects')}</span>}
    </div>
  )
}

async function Words({ entry }: { entry: Entry }) {
  const t = await getTranslations('triage')
  const { body, withWhom, channel, direction, isCorrected } = entry
  const contact = [
    direction && withWhom && t(`timeline.directions.${direction}`, { name: withWhom }),
    channel && t(`timeline.channels.${channel}`),
  ].filter(Boolean)
  const shown = body === '' ? t('timeline.erased') : (body ?? t('timeline.hidden'))
  return (
    <div className="measure">
      {contact.length > 0 && <p className="text-sm font-medium">{contact.join(' · ')}</p>}
      <p className="whitespace-pre-line">{isCorrected ? <del className="text-muted">{shown}</del> : shown}</p>
    </div>
  )
}

async function EventWords({ event }: { event: NonNullable<TimelineItem['event']> }) {
  const [t, codes, moment, locale] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    momentNames(),
    getLocale(),
  ])
  switch (event.what) {
    case 'received':
    case 'confirmed':
    case 'advice':
    case 'closed':
    case 'note':
      return <p>{t(`timeline.events.${event.what}`)}</p>
    case 'moment':
      return <p>{[moment(event.moment), event.reference].filter(Boolean).join(' · ')}</p>
    case 'decision': {
      const outcome = event.outcome && codes(`decisionOutcomes.${event.outcome}`)
      const decided = t(`decisions.kinds.${event.decision}`)
      return <p>{outcome ? labelled(locale, decided, outcome) : decided}</p>
    }
    case 'file':
      return (
        <p className="wrap-anywhere">
          {event.name === null ? t('timeline.events.file') : t('timeline.events.fileNamed', { name: event.name })}
        </p>
      )
  }
}

type FormProps = { leak: Props['leak']; item?: TimelineItem; entry?: Entry }

/** Adds an entry, or corrects one; of a contact it asks with whom and how. */
async function EntryForm({ leak, item, entry }: FormProps) {
  const t = await getTranslations('triage')
  const isContact = { field: 'kind', in: ['contact'] }
  const words = entry ? t('timeline.correct') : t('timeline.add')
  return (
    <Act
      name="addEntry"
      action={addEntryAction}
      fixed={{ ref: leak.ref, ...(entry ? { correctsId: entry.id } : {}) }}
      fields={[
        {
          name: 'kind',
          kind: 'tiles',
          label: t('timeline.kind'),
          value: item?.kind ?? 'fact',
          options: entryKinds.map((value) => ({ value, label: t(`timeline.kinds.${value}`) })),
        },
        {
          name: 'at',
          kind: 'moment',
          label: t('timeline.happened'),
          zone: leak.zone,
          value: typedValue(item?.happenedAt ?? leak.now, leak.zone),
        },
        {
          name: 'direction',
          kind: 'tiles',
          label: t('timeline.direction'),
          value: entry?.direction ?? 'out',
          options: contactDirections.map((value) => ({ value, label: t(`timeline.began.${value}`) })),
          when: isContact,
        },
        {
          name: 'withWhom',
          kind: 'line',
          label: t('timeline.withWhom'),
          value: entry?.withWhom ?? '',
          when: isContact,
        },
        {
          name: 'channel',
          kind: 'choice',
          label: t('timeline.channel'),
          value: entry?.channel ?? 'phone',
          options: contactChannels.map((value) => ({ value, label: t(`timeline.channels.${value}`) })),
          when: isContact,
        },
        {
          name: 'body',
          kind: 'text',
          label: t('timeline.body'),
          value: entry?.body ?? '',
          help: t('timeline.bodyHelp'),
        },
      ]}
      summary={words}
      submit={words}
    />
  )
}

/** Both by when they happened. */
function together(timeline: readonly TimelineItem[], injects: readonly Inject[]): (TimelineItem | Inject)[] {
  const at = (one: TimelineItem | Inject) => ('text' in one ? one.at : one.happenedAt)
  return [...timeline, ...injects].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}
