'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { unreachable } from '@/components/form/model/answer'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import type { DraftId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { tickFieldAction } from '../../drafting/actions'
import { FilingField } from './filing-field'
import { copyId, type ToEnter } from './to-enter'

type Props = {
  id: DraftId
  language: string
  fields: readonly ToEnter[]
  /** Where an answer is changed. */
  editHref: string
}

/**
 * The answers in the order of the portal: each is copied, entered there and ticked; the ticks are kept, so that a colleague
 * can go on. All in a list, or one at a time for a narrow window.
 */
export function FilingList({ id, language, fields, editHref }: Props) {
  const t = useTranslations('drafting')
  const [ticks, setTicks] = useState<Readonly<Record<string, ToEnter['tick']>>>(
    Object.fromEntries(fields.map(({ code, tick }) => [code, tick])),
  )
  const [failure, setFailure] = useState<Failure | null>(null)
  const { whole: wrong } = useRefusal(failure)
  const isDone = ({ code }: ToEnter) => ticks[code]?.isCurrent === true
  const firstLeft = Math.max(
    0,
    fields.findIndex((field) => !isDone(field)),
  )
  /** The place of the one that is shown; null: all of them. */
  const [single, setSingle] = useState<number | null>(null)
  const done = fields.filter(isDone).length

  const tick = async (code: string, entered: boolean) => {
    const before = ticks[code] ?? null
    setTicks((now) => ({ ...now, [code]: entered ? { byName: '', isCurrent: true } : null }))
    const answer = await tickFieldAction({ id, field: code, entered }).catch(() => unreachable)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) setTicks((now) => ({ ...now, [code]: before }))
  }
  const enter = (index: number) => {
    const field = fields[index]
    if (!field) return
    void tick(field.code, true)
    const after = [...fields.slice(index + 1), ...fields.slice(0, index)].find((one) => !isDone(one))
    if (!after) return setSingle(null)
    if (single !== null) setSingle(fields.indexOf(after))
    // After it is drawn, where only one is shown.
    requestAnimationFrame(() => document.getElementById(copyId(after.code))?.focus())
  }
  const shown = single === null ? fields : fields.slice(single, single + 1)
  const last = fields.length - 1
  return (
    <section aria-labelledby="entering" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="entering" className="text-lg">
          {t('filing.entering')}
        </h2>
        <p role="status" data-tabular className="text-sm text-muted">
          {t('filing.done', { done, all: fields.length })}
        </p>
        <Button size="sm" onClick={() => setSingle(single === null ? firstLeft : null)}>
          {t(single === null ? 'filing.single' : 'filing.list')}
        </Button>
      </div>
      <RefusalAlert text={wrong} />
      <ol className="grid gap-3">
        {shown.map((field) => {
          const index = fields.indexOf(field)
          const begins = single !== null || fields[index - 1]?.section !== field.section
          return (
            <li key={field.code} className="grid gap-2">
              {begins && (
                <h3 lang={language} className="pt-2 text-base text-muted">
                  {field.section}
                </h3>
              )}
              <FilingField
                field={field}
                language={language}
                tick={ticks[field.code] ?? null}
                editHref={editHref}
                enter={() => enter(index)}
                takeBack={() => void tick(field.code, false)}
              />
            </li>
          )
        })}
      </ol>
      {single !== null && (
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={single === 0} onClick={() => setSingle(single - 1)}>
            {t('filing.previous')}
          </Button>
          <Button disabled={single === last} onClick={() => setSingle(single + 1)}>
            {t('filing.next')}
          </Button>
          <span data-tabular className="text-sm text-muted">
            {t('filing.of', { number: single + 1, all: fields.length })}
          </span>
        </div>
      )}
    </section>
  )
}
