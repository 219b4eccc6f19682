import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { addEntryAction } from '../../actions'
import { entryKinds } from '../../facts/schema'
import type { LoadedLeak } from '../../load'
import { typedValue } from './moments'

type Props = Pick<LoadedLeak, 'leak' | 'timeline'>
type Entry = LoadedLeak['timeline'][number]

/** What happened, in order; what was corrected is struck through and stays. */
export async function Timeline({ leak, timeline }: Props) {
  const t = await getTranslations('triage')
  const mayAdd = leak.can.enter
  if (timeline.length === 0 && !mayAdd) return null
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
    <Fold id="timeline" title={t('timeline.title')} brief={timeline.length > 0 && String(timeline.length)}>
      <div className="grid gap-3">
        {timeline.length === 0 && <p className="text-muted">{t('timeline.empty')}</p>}
        <ol className="grid gap-3">
          {timeline.map((entry) => (
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
          ))}
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
