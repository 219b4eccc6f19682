import { TrafficCone } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { Instant } from '@/lib/time/types'
import { addEntryAction } from '../../actions'
import { entryKinds } from '../../facts/schema'
import type { LoadedLeak } from '../../load'
import { typedValue } from './moments'

/** What an exercise brings in, worded. */
export type Inject = { key: string; at: Instant; kind: string; text: string }

type Props = Pick<LoadedLeak, 'leak' | 'timeline'> & { injects: readonly Inject[] }
type Entry = LoadedLeak['timeline'][number]

/** What happened, in order; what was corrected is struck through and stays. */
export async function Timeline({ leak, timeline, injects }: Props) {
  const t = await getTranslations('triage')
  const mayAdd = leak.can.enter
  const count = timeline.length + injects.length
  if (count === 0 && !mayAdd) return null
  const form = async (entry?: Entry) => (
    <Act
      action={addEntryAction}
      fixed={{ ref: leak.ref, version: leak.version, ...(entry ? { correctsId: entry.id } : {}) }}
      fields={[
        {
          name: 'kind',
          kind: 'tiles',
          label: t('timeline.kind'),
          value: entry?.kind ?? 'fact',
          options: entryKinds.map((value) => ({ value, label: t(`timeline.kinds.${value}`) })),
        },
        {
          name: 'at',
          kind: 'moment',
          label: t('timeline.happened'),
          zone: leak.zone,
          value: typedValue(entry?.happenedAt ?? leak.now, leak.zone),
        },
        {
          name: 'body',
          kind: 'text',
          label: t('timeline.body'),
          value: entry?.body ?? '',
          help: t('timeline.bodyHelp'),
        },
      ]}
      summary={entry ? t('timeline.correct') : t('timeline.add')}
      submit={entry ? t('timeline.correct') : t('timeline.add')}
    />
  )
  return (
    <Fold id="timeline" title={t('timeline.title')} brief={count > 0 && String(count)} open={injects.length > 0}>
      <div className="grid gap-3">
        {count === 0 && <p className="text-muted">{t('timeline.empty')}</p>}
        <ol className="grid gap-3">
          {together(timeline, injects).map((entry) =>
            'text' in entry ? (
              <li key={entry.key} className="grid gap-1">
                <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                  <Time instant={entry.at} zone={leak.zone} style="short" />
                  <Badge tone="exercise" icon={<Icon of={TrafficCone} size={14} className="shrink-0" />}>
                    {entry.kind}
                  </Badge>
                </div>
                <p className="measure">{entry.text}</p>
              </li>
            ) : (
              <li key={entry.id} className="grid gap-1">
                <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                  <Time instant={entry.happenedAt} zone={leak.zone} style="short" />
                  <Badge>{t(`timeline.kinds.${entry.kind}`)}</Badge>
                  <span>
                    {entry.byName} · {t('timeline.recorded')}{' '}
                    <Time instant={entry.recordedAt} zone={leak.zone} style="short" />
                  </span>
                  {entry.isCorrected && <span>{t('timeline.corrected')}</span>}
                  {entry.corrects && <span>{t('timeline.corrects')}</span>}
                </div>
                <Words entry={entry} hidden={t('timeline.hidden')} />
                {mayAdd && !entry.isCorrected && form(entry)}
              </li>
            ),
          )}
        </ol>
        {mayAdd && form()}
      </div>
    </Fold>
  )
}

function Words({ entry: { body, isCorrected }, hidden }: { entry: Entry; hidden: string }) {
  const shown = body ?? hidden
  return (
    <p className="measure whitespace-pre-line">{isCorrected ? <del className="text-muted">{shown}</del> : shown}</p>
  )
}

/** Both by when they happened. */
function together(timeline: readonly Entry[], injects: readonly Inject[]): (Entry | Inject)[] {
  const at = (one: Entry | Inject) => ('text' in one ? one.at : one.happenedAt)
  return [...timeline, ...injects].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}
