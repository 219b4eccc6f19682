import { Textarea } from '@/components/ui/input'
import { RadioTiles } from '@/components/ui/radio-tiles'
import { sensitiveNumbers } from '@/lib/text/sensitive-numbers'
import { dateFormat } from '@/lib/time/formatters'
import { regionOf } from '@/lib/time/region'
import type { DraftAnswers } from '../../device/draft'
import { happenings, textLimits } from '../../facts/answers'
import { choices, codeIn, StepNoticed, StepOngoing, type StepProps } from './step-when'
import { StepData, StepPeople, StepReach } from './step-whose'
import type { ReportTexts } from './texts'

/** Number of the last step. */
export const lastStep = 8

/** The step that asks for the story, where photos and files are offered too. */
export const storyStep = 2

/** The step that asks when it was noticed and when it happened. */
export const whenStep = 3

/** The first step on which what there is can be sent. */
export const sendFrom = 3

/** The question of a step. */
export function titleOf(step: number, texts: ReportTexts): string {
  const titles = [
    texts.happened,
    texts.story,
    texts.noticed,
    texts.ongoing,
    texts.people,
    texts.data,
    texts.reach,
    texts.check,
  ]
  return (titles[step - 1] ?? texts.happened).title
}

/** What stops "continue" on a step; sending is never stopped by it. */
export function problemOf(step: number, answers: DraftAnswers, texts: ReportTexts): string | undefined {
  if (step === 1 && answers.happened === null) return texts.happened.missing
  if (step === 2 && answers.story.trim() === '') return texts.story.missing
  return undefined
}

/** The controls of a step. */
export function StepBody({ step, goTo, fileNames, withoutName, ...props }: StepProps & Checked & { step: number }) {
  switch (step) {
    case 1:
      return <StepHappened {...props} />
    case 2:
      return <StepStory {...props} />
    case 3:
      return <StepNoticed {...props} />
    case 4:
      return <StepOngoing {...props} />
    case 5:
      return <StepPeople {...props} />
    case 6:
      return <StepData {...props} />
    case 7:
      return <StepReach {...props} withoutName={withoutName} />
    default:
      return (
        <StepCheck
          texts={props.texts}
          answers={props.answers}
          fileNames={fileNames}
          withoutName={withoutName}
          goTo={goTo}
        />
      )
  }
}

type Row = { label: string; value: string; step: number }

/** What stands beside the answers when they are checked. */
type Checked = { fileNames: readonly string[]; withoutName: boolean; goTo: (step: number) => void }

/** 8: everything once more, each line with a way back to its question. */
function StepCheck({ texts, answers, goTo, ...beside }: Omit<StepProps, 'change' | 'error' | 'zone'> & Checked) {
  return (
    <dl className="grid divide-y divide-hairline rounded-md border border-hairline bg-surface">
      {rowsOf({ texts, answers }, beside).map((row) => (
        <div key={row.label} className="grid grid-cols-[1fr_auto] items-start gap-x-3 px-4 py-2">
          <dt className="pt-2 text-base text-muted">{row.label}</dt>
          <dd className="row-span-2">
            <button
              type="button"
              className="min-h-11 min-w-11 rounded-md px-2 text-base text-accent underline underline-offset-3"
              onClick={() => goTo(row.step)}
            >
              {texts.change}
              <span className="sr-only"> {row.label}</span>
            </button>
          </dd>
          <dd className="min-w-0 pb-2 whitespace-pre-line">
            {row.value || <span className="text-muted">{texts.check.nothing}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A typed day in the language of the page; this step is only ever drawn by the browser. */
function dayWords(typed: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed) || typeof document === 'undefined') return typed
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(regionOf(document.documentElement.lang || 'en'), form).format(new Date(typed))
}

function rowsOf(
  { texts, answers }: Pick<StepProps, 'texts' | 'answers'>,
  { fileNames, withoutName }: Omit<Checked, 'goTo'>,
): Row[] {
  const { rows } = texts.check
  const noticed = answers.noticed ? texts.noticed.options[answers.noticed] : ''
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ')
  return [
    { label: rows.happened, value: answers.happened ? texts.happened.options[answers.happened] : '', step: 1 },
    { label: texts.check.story, value: answers.story, step: storyStep },
    ...(withoutName ? [] : [{ label: rows.files, value: fileNames.join('\n'), step: storyStep }]),
    {
      label: rows.noticed,
      value: join(
        noticed,
        answers.noticed === 'picked' ? dayWords(answers.noticedDay) : '',
        answers.noticed === 'now' ? '' : answers.noticedTime,
      ),
      step: 3,
    },
    { label: rows.occurred, value: join(dayWords(answers.occurredDay), answers.occurredTime), step: 3 },
    { label: rows.ongoing, value: answers.ongoing ? texts.ongoing.options[answers.ongoing] : '', step: 4 },
    { label: rows.people, value: answers.people.map((code) => texts.people.options[code]).join(', '), step: 5 },
    { label: rows.band, value: answers.band ? texts.people.bands[answers.band] : '', step: 5 },
    { label: rows.data, value: answers.data.map((code) => texts.data.options[code]).join(', '), step: 6 },
    ...(withoutName
      ? [{ label: rows.phone, value: texts.anonymous.reach, step: 1 }]
      : [
          { label: rows.phone, value: answers.phone, step: 7 },
          { label: rows.how, value: answers.how, step: 7 },
        ]),
    { label: rows.language, value: texts.reach.languages[answers.language], step: 7 },
  ]
}

/** 1: what happened, as eight tiles. */
function StepHappened({ texts, answers, change, error }: StepProps) {
  return (
    <RadioTiles
      legend={texts.happened.title}
      hideLegend
      error={error}
      columns={2}
      options={choices(happenings, texts.happened.options)}
      value={answers.happened ?? ''}
      radio={{
        name: 'happened',
        onChange: (event) => change({ happened: codeIn(happenings, event.target.value, 'other') }),
      }}
    />
  )
}

/** 2: in the reporter's own words; warns of every kind of number that identifies somebody, beside what is wrong, and never stops. */
function StepStory({ texts, answers, change, error }: StepProps) {
  const found = sensitiveNumbers(answers.story)
  return (
    <div className="grid gap-2">
      <p id="story-hint" className="text-muted">
        {texts.story.hint}
      </p>
      <Textarea
        id="story"
        aria-label={texts.story.title}
        aria-describedby="story-hint story-note"
        aria-invalid={error ? true : undefined}
        className="min-h-40 text-lg"
        maxLength={textLimits.story}
        placeholder={texts.story.examples[answers.happened ?? 'other']}
        value={answers.story}
        onChange={(event) => change({ story: event.target.value })}
      />
      <div id="story-note" role="status" className="grid min-h-6 justify-items-start gap-2 text-base">
        {error && <p className="font-medium text-danger">{error}</p>}
        {found.map((kind) => (
          <p key={kind} className="rounded-md bg-withinday px-2 py-1 text-withinday-ink">
            {texts.sensitive[kind]}
          </p>
        ))}
      </div>
    </div>
  )
}
