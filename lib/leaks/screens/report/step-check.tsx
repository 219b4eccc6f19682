import type { StepProps } from './step-props'

type Row = { label: string; value: string; step: number }

/** 8: everything once more, each line with a way back to its question. */
export function StepCheck({
  texts,
  answers,
  goTo,
}: Omit<StepProps, 'change' | 'error' | 'zone'> & { goTo: (step: number) => void }) {
  return (
    <dl className="grid divide-y divide-hairline rounded-md border border-hairline bg-surface">
      {rowsOf({ texts, answers }).map((row) => (
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

function rowsOf({ texts, answers }: Pick<StepProps, 'texts' | 'answers'>): Row[] {
  const { rows } = texts.check
  const noticed = answers.noticed ? texts.noticed.options[answers.noticed] : ''
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ')
  return [
    { label: rows.happened, value: answers.happened ? texts.happened.options[answers.happened] : '', step: 1 },
    { label: texts.check.story, value: answers.story, step: 2 },
    {
      label: rows.noticed,
      value: join(
        noticed,
        answers.noticed === 'picked' ? answers.noticedDay : '',
        answers.noticed === 'now' ? '' : answers.noticedTime,
      ),
      step: 3,
    },
    { label: rows.occurred, value: join(answers.occurredDay, answers.occurredTime), step: 3 },
    { label: rows.ongoing, value: texts.ongoing.options[answers.ongoing], step: 4 },
    { label: rows.people, value: answers.people.map((code) => texts.people.options[code]).join(', '), step: 5 },
    { label: rows.band, value: texts.people.bands[answers.band], step: 5 },
    { label: rows.data, value: answers.data.map((code) => texts.data.options[code]).join(', '), step: 6 },
    { label: rows.phone, value: answers.phone, step: 7 },
    { label: rows.how, value: answers.how, step: 7 },
    { label: rows.language, value: texts.reach.languages[answers.language], step: 7 },
  ]
}
