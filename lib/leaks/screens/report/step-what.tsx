import { RadioTiles } from '@/components/ui/radio-tiles'
import { Textarea } from '@/components/ui/textarea'
import { warnings } from '@/lib/law/sensitive'
import { happenings, textLimits } from '../../facts/answers'
import { choices, codeIn, type StepProps } from './step-props'

/** 1: what happened, as eight tiles. */
export function StepHappened({ texts, answers, change, error }: StepProps) {
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

/** 2: in the reporter's own words; warns when a number that identifies somebody was typed, and never stops. */
export function StepStory({ texts, answers, change, error }: StepProps) {
  const found = warnings(answers.story)[0]
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
      <p id="story-note" role="status" className="min-h-6 text-base">
        {error ? (
          <span className="font-medium text-danger">{error}</span>
        ) : (
          found && <SensitiveNote kind={found.kind} texts={texts} />
        )}
      </p>
    </div>
  )
}

function SensitiveNote({ kind, texts }: { kind: string; texts: StepProps['texts'] }) {
  const words = Object.entries(texts.sensitive).find(([key]) => key === kind)?.[1] ?? texts.sensitive.other
  return <span className="rounded-md bg-withinday px-2 py-1 text-withinday-ink">{words}</span>
}
