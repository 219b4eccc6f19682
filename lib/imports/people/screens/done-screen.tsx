import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import type { Wording } from '@/lib/records/state/wording'
import type { PeopleReport } from '../../kinds/people'
import { DoneFrame, Lines } from '../../screens/done-frame'
import { undoPeopleAction } from '../actions'
import { countsOf } from '../commit'
import type { PeoplePage } from '../load'
import { placeOf } from './place'

type Props = { page: PeoplePage; report: PeopleReport; words: Wording }

/** What came of an import of people. */
export async function PeopleDoneScreen({ page, report, words }: Props) {
  const t = await getTranslations('imports')
  const { stored, names, people, at } = page
  const { id, state } = stored
  const line = (one: { id: string; name: string }, note: string) => {
    return { key: one.id, ref: null, title: one.name, href: `/users/${one.id}`, note }
  }
  return (
    <DoneFrame
      {...{ id, state, place: await placeOf(stored) }}
      by={t('done.by', { name: names.get(stored.byId) ?? '', moment: words.moment(at) })}
      counts={[
        t('people.counts', countsOf(report)),
        ...(state === 'done' && report.waits > 0 ? [t('people.waits', { count: report.waits })] : []),
        ...(report.departments.length > 0 ? [t('people.made', { count: report.departments.length })] : []),
      ]}
      actions={
        <>
          <LinkButton href="/users" variant="primary">
            {t('people.toPeople')}
          </LinkButton>
          <LinkButton href="/users/import">{t('done.again')}</LinkButton>
        </>
      }
      undo={{ undo: undoPeopleAction, help: t('people.undoHelp'), said: 'undonePeople' }}
      stays={report.stays.map(({ userId, why }) =>
        line({ id: userId, name: names.get(userId) ?? '' }, t(`people.why.${why}`)),
      )}
      left={page.leftRows}
    >
      <Section id="people" title={t('people.name')} count={people.length}>
        <Lines
          lines={people.map((one) =>
            line(one, one.isDisabled ? t('people.disabled') : one.isNew ? t('people.isNew') : t('done.isChanged')),
          )}
        />
      </Section>
    </DoneFrame>
  )
}
