import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { listFindings } from '../queries'

/** Findings on one record, for people who may read findings; nothing for others. */
export async function FindingsPanel({ actor, record }: { actor: Actor; record: { id: string; ref: string } }) {
  if (!mayEver(actor, 'finding', 'read')) return null
  const [t, rows] = await Promise.all([getTranslations('findings'), listFindings(actor, { recordId: record.id })])
  const mayWrite = can(actor, 'finding', 'create') !== null
  if (rows.length === 0 && !mayWrite) return null
  return (
    <Section
      id="findings"
      title={t('panelTitle')}
      count={rows.length}
      actions={mayWrite && <LinkButton href={`/findings/new?record=${record.ref}`}>{t('new')}</LinkButton>}
    >
      {rows.length === 0 && <p className="text-muted">{t('panelNone')}</p>}
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-48">
              <TextLink href={`/findings/${row.ref}`}>
                {row.ref} {row.title}
              </TextLink>
              <span className="block text-sm text-muted">{row.law}</span>
            </span>
            <StatusBadge status={row.state} label={t(`states.${row.state}`)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
