'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useRefreshWhenStale } from '@/components/act/act-form'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { findRecordsAction, linkRecordsAction } from '../../actions'
import type { LinkableRecord } from '../../queries/leak-detail'
import type { NamedRecord } from '../../queries/records-around'

type Props = {
  leakRef: string
  version: number
  linked: readonly (LinkableRecord & { mark: string })[]
  /** Processors that the linked records name: they may be hit too. */
  named: readonly NamedRecord[]
}

/** Links records of the registers: search, one button per record. */
export function LinkRecords({ leakRef, version, linked, named }: Props) {
  const t = useTranslations('triage')
  const router = useRouter()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<readonly LinkableRecord[] | null>(null)
  const finding = useSend(findRecordsAction, setFound)
  const place = useRef<HTMLDivElement>(null)
  const isLinking = useRef(false)
  const linking = useSend(linkRecordsAction, () => {
    isLinking.current = true
    router.refresh()
  })
  // The first record makes the step a done one, which folds; whoever links goes on with the next record.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what the page says is linked
  useEffect(() => {
    const fold = place.current?.closest('details')
    if (isLinking.current && fold) fold.open = true
  }, [linked])
  useRefreshWhenStale(linking.failure)
  const ids = linked.map((record) => record.id)
  const put = (recordIds: readonly string[]) => linking.submit({ ref: leakRef, version, recordIds })
  const { whole } = useRefusal(finding.failure ?? linking.failure)
  return (
    <div ref={place} className="grid gap-3">
      {linked.length === 0 && <p className="text-muted">{t('hit.none')}</p>}
      <ul className="grid gap-1">
        {linked.map((record) => (
          <li key={record.id} className="flex flex-wrap items-center gap-x-3">
            <TextLink href={`/registers/${record.register}/${record.ref}`}>
              {record.ref} {record.title}
            </TextLink>
            {record.mark && <Badge tone="withinday">{record.mark}</Badge>}
            <Button
              size="sm"
              variant="quiet"
              disabled={linking.pending}
              onClick={() => put(ids.filter((id) => id !== record.id))}
            >
              {t('hit.remove')}
              <span className="sr-only"> {record.ref}</span>
            </Button>
          </li>
        ))}
      </ul>
      {named.length > 0 && (
        <div className="grid gap-1 text-sm">
          <p className="text-muted">{t('hit.named')}</p>
          <ul className="grid gap-1">
            {named.map((record) => (
              <li key={record.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span>
                  {record.ref} {record.title}
                  <span className="text-muted"> ({t('hit.namedBy', { ref: record.by })})</span>
                </span>
                <LinkButton record={record} disabled={linking.pending} link={() => put([...ids, record.id])} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <RefusalAlert text={whole} />
      <form
        noValidate
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          finding.submit({ q })
        }}
      >
        <Field id="record-search" label={t('hit.search')} help={t('hit.searchHelp')}>
          <div className="flex gap-2">
            <Input
              id="record-search"
              type="search"
              value={q}
              maxLength={100}
              aria-describedby="record-search-help"
              onChange={(event) => setQ(event.target.value)}
            />
            <Button type="submit" disabled={finding.pending}>
              {t('hit.find')}
            </Button>
          </div>
        </Field>
      </form>
      <div role="status">
        {found?.length === 0 && <p className="text-muted">{t('hit.nothing')}</p>}
        <ul className="grid gap-1">
          {found
            ?.filter((record) => !ids.includes(record.id))
            .map((record) => (
              <li key={record.id} className="flex flex-wrap items-center gap-x-3">
                <span>
                  {record.ref} {record.title}
                </span>
                <LinkButton record={record} disabled={linking.pending} link={() => put([...ids, record.id])} />
              </li>
            ))}
        </ul>
      </div>
    </div>
  )
}

type LinkProps = { record: { ref: string }; disabled: boolean; link: () => void }

/** Links a record that is shown beside it. */
function LinkButton({ record, disabled, link }: LinkProps) {
  const t = useTranslations('triage')
  return (
    <Button size="sm" disabled={disabled} onClick={link}>
      {t('hit.add')}
      <span className="sr-only"> {record.ref}</span>
    </Button>
  )
}
