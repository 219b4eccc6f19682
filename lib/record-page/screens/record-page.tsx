import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { Panel } from '@/components/layout/panel'
import type { Actor } from '@/lib/access/actor'
import { OldNameAlert } from '@/lib/authorities/screens/old-name-alert'
import { FilesPanel } from '@/lib/beside/attachments/screens/panel'
import { CommentsPanel } from '@/lib/beside/comments/screens/panel'
import { RemarksPanel } from '@/lib/beside/remarks/screens/panel'
import { FindingsPanel } from '@/lib/findings/screens/finding-table'
import { FlowLink } from '@/lib/flow/screens/screen'
import { noteShown } from '@/lib/log/visit'
import { LinksPanel } from '@/lib/notices/screens/links-panel'
import type { RecordDetail, TitleRow } from '@/lib/records/list/row'
import type { Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { RetentionPanel, StandingHolds } from '@/lib/retention/screens/panel'
import { ReviewPanel } from '@/lib/review/screens/panel'
import type { RawParams } from '@/lib/table/parse'
import { partOf } from '@/lib/table/part'
import type { Instant } from '@/lib/time/types'
import { LeftOut } from './as-of-frame'
import { ExportLinks } from './export-links'
import { HistorySection } from './history-section'
import { MoreActions, RecordHeader, TitleHeader } from './record-header'
import { RecordView } from './record-view'
import { DuesPanel, ExtrasPanel, MissingPanel, UsedByPanel } from './side-panels'
import { StateButton } from './state-button'

type Props = {
  actor: Actor
  register: Registered
  record: TitleRow | RecordDetail
  /** The past moment that is shown; null: as it is. */
  asOf: Instant | null
  words: Wording
  /** What the address asks for of the lists within the page. */
  params: RawParams
}

/** The page of a record: everything for people who see it in full, whom to ask for the others. */
export function RecordPage({ actor, register, record, asOf, words, params }: Props) {
  if (record.view === 'title') {
    return (
      <>
        <TitleHeader register={register} record={record} words={words} />
        <OwnerCard record={record} words={words} />
      </>
    )
  }
  noteShown()
  const { retire, restore } = record.can
  return (
    <>
      <RecordHeader
        register={register}
        record={record}
        words={words}
        actions={
          <>
            <FlowLink register={register} record={record} />
            <ExportLinks actor={actor} register={register.slug} recordRef={record.ref} />
            {asOf === null && <MoreActions actor={actor} register={register} record={record} words={words} />}
            {(retire || restore) && (
              <ClientText namespaces={['registers', 'errors']}>
                <StateButton recordRef={record.ref} version={record.version} to={restore ? 'restore' : 'retire'} />
              </ClientText>
            )}
          </>
        }
      />
      {asOf === null && (
        <div className="mb-4 empty:hidden">
          <OldNameAlert texts={[record.title, record.ruleReference, JSON.stringify(record.values)]} />
        </div>
      )}
      <RecordView
        register={register}
        record={record}
        words={words}
        first={<FirstPanels actor={actor} register={register} record={record} asOf={asOf} words={words} />}
        around={
          <>
            {asOf === null && (
              <Panel>
                <CommentsPanel
                  actor={actor}
                  register={register}
                  record={record}
                  part={partOf(params, 'comments', newest.comments)}
                />
              </Panel>
            )}
            <div className={stack}>
              <Panel>
                <HistorySection
                  actor={actor}
                  register={register}
                  record={record}
                  asOf={asOf}
                  words={words}
                  part={partOf(params, 'history', newest.history)}
                />
              </Panel>
              {asOf === null && (
                <Panel>
                  <FindingsPanel actor={actor} record={record} />
                </Panel>
              )}
            </div>
            <div className={stack}>
              <Panel>
                <FilesPanel record={record} asOf={asOf} />
              </Panel>
              <Panel>
                <UsedByPanel
                  actor={actor}
                  register={register}
                  record={record}
                  asOf={asOf}
                  words={words}
                  part={partOf(params, 'used', newest.used)}
                />
              </Panel>
              {!record.frozen && (
                <Panel>
                  <ExtrasPanel recordId={record.id} asOf={asOf} words={words} />
                </Panel>
              )}
              {asOf === null ? <TodayPanels actor={actor} register={register} record={record} /> : <LeftOut />}
            </div>
          </>
        }
      />
    </>
  )
}

const stack = 'grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4'
/** How much of each is shown before somebody asks for all of it. */
const newest = { comments: 3, history: 4, used: 6 }

type PartProps = Omit<Props, 'record' | 'params'> & { record: RecordDetail }

/** What asks for an act: the step of the review, what stands in its way, what is missing, what falls due. */
function FirstPanels({ actor, register, record, asOf, words }: PartProps) {
  const isNow = asOf === null
  return (
    <>
      {isNow && !record.frozen && (
        <div className="min-w-0 grow basis-72 empty:hidden">
          <ReviewPanel actor={actor} register={register} recordRef={record.ref} />
        </div>
      )}
      {isNow && (
        <div className="min-w-0 grow basis-72 empty:hidden">
          <Panel>
            <StandingHolds actor={actor} register={register.slug} recordId={record.id} />
          </Panel>
        </div>
      )}
      <div className="min-w-0 grow-[3] basis-96">
        <MissingPanel register={register} record={record} words={words} isPast={!isNow} />
      </div>
      {/* They are those of the working copy, which this person may not read where the version in force is shown. */}
      {isNow && !record.frozen && (
        <div className="min-w-0 grow basis-72 empty:hidden">
          <Panel>
            <DuesPanel slug={register.slug} recordId={record.id} words={words} />
          </Panel>
        </div>
      )}
    </>
  )
}

/** What is kept beside a record and has no past. */
function TodayPanels({ actor, register, record }: Pick<Props, 'actor' | 'register'> & { record: RecordDetail }) {
  return (
    <>
      <Panel>
        <RetentionPanel actor={actor} register={register.slug} record={record} />
      </Panel>
      <Panel>
        <RemarksPanel actor={actor} recordId={record.id} />
      </Panel>
      <Panel>
        <LinksPanel actor={actor} register={register} record={record} />
      </Panel>
    </>
  )
}

/** Whom to ask about a record in force. */
function OwnerCard({ record, words }: { record: TitleRow; words: Wording }) {
  const t = words.t
  const { owner } = record
  const facts = [
    { label: t('registers.fields.ownerId.label'), value: owner?.name ?? t('registers.facts.noOwner') },
    ...(owner
      ? [
          {
            label: t('registers.columns.contact'),
            value: (
              <a href={`mailto:${owner.email}`} className="text-accent underline">
                {owner.email}
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className="max-w-2xl rounded-md border border-hairline bg-surface p-5">
      <FactList facts={facts} />
    </div>
  )
}
