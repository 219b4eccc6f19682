import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { Wording } from '@/lib/records/state/wording'
import { undoImportAction } from '../actions'
import type { ImportPage, leftBy, recordsOf } from '../load'
import { DoneFrame, Lines } from './done-frame'
import { placeOf } from './record-place'

type Props = {
  page: ImportPage
  records: Awaited<ReturnType<typeof recordsOf>>
  stays: Awaited<ReturnType<typeof leftBy>>
  words: Wording
}

/** What came of an import of records. */
export async function DoneScreen({ page, records, stays, words }: Props) {
  const t = await getTranslations('imports')
  const { register, report, state, id } = page.stored
  const line = (one: { ref: string; title: string; register: string }, note: string) => {
    const { ref, title, register: slug } = one
    return { key: ref, ref, title, href: `/registers/${slug}/${ref}`, note }
  }
  return (
    <DoneFrame
      {...{ id, state, place: await placeOf(page.stored, words) }}
      by={t('done.by', { name: page.by, moment: words.moment(page.at) })}
      counts={report ? [t('counts', report)] : []}
      actions={
        <>
          <LinkButton href={`/registers/${register.slug}`} variant="primary">
            {t('done.toRegister')}
          </LinkButton>
          <LinkButton href={`/imports/new?register=${register.slug}`}>{t('done.again')}</LinkButton>
        </>
      }
      undo={{ undo: undoImportAction, help: t('done.undoHelp'), said: 'undoDone' }}
      stays={stays.map((one) => line(one, t(`done.why.${one.why}`)))}
      left={report?.left ?? 0}
    >
      <Section
        id="records"
        title={t('done.records')}
        count={records.length}
        help={records.length === 200 ? t('done.recordsMore') : undefined}
      >
        <Lines
          lines={records.map((one) =>
            line(one, one.status === 'retired' ? t('done.retired') : one.isNew ? t('done.isNew') : t('done.isChanged')),
          )}
        />
      </Section>
    </DoneFrame>
  )
}
