import { Field } from '@/components/ui/field'
import { type Choice, Input } from '@/components/ui/input'
import { RadioTiles } from '@/components/ui/radio-tiles'
import { fill } from '@/lib/time/length'
import type { DraftAnswers } from '../../device/draft'
import { noticedChoices, ongoingAnswers } from '../../facts/answers'
import type { ReportTexts } from './texts'

/** 3: when it was noticed, and if known when it happened. Times are typed in the company's zone, which stands beside them. */
export function StepNoticed({ texts, answers, change, error, zone }: StepProps) {
  const words = texts.noticed
  const choose = (value: string) =>
    change({ noticed: codeIn(noticedChoices, value, 'now'), answeredAt: new Date().toISOString() })
  return (
    <div className="grid gap-5">
      <RadioTiles
        legend={words.title}
        hideLegend
        error={error}
        options={choices(noticedChoices, words.options)}
        value={answers.noticed ?? ''}
        radio={{ name: 'noticed', onChange: (event) => choose(event.target.value) }}
      />
      {answers.noticed !== null && answers.noticed !== 'now' && (
        <div className="flex flex-wrap gap-4">
          {answers.noticed === 'picked' && (
            <Typed
              id="noticed-day"
              type="date"
              label={words.day}
              value={answers.noticedDay}
              set={(noticedDay) => change({ noticedDay })}
            />
          )}
          <Typed
            id="noticed-time"
            type="time"
            label={words.time}
            value={answers.noticedTime}
            set={(noticedTime) => change({ noticedTime })}
          />
        </div>
      )}
      <fieldset>
        <legend className="mb-2 font-medium">{words.when}</legend>
        <div className="flex flex-wrap gap-4">
          <Typed
            id="occurred-day"
            type="date"
            label={words.whenDay}
            value={answers.occurredDay}
            set={(occurredDay) => change({ occurredDay })}
          />
          <Typed
            id="occurred-time"
            type="time"
            label={words.whenTime}
            value={answers.occurredTime}
            set={(occurredTime) => change({ occurredTime })}
          />
        </div>
        <p className="mt-2 text-base text-muted">{fill(words.zone, { zone })}</p>
      </fieldset>
    </div>
  )
}

type TypedProps = { id: string; type: 'date' | 'time'; label: string; value: string; set: (value: string) => void }

function Typed({ id, type, label, value, set }: TypedProps) {
  return (
    <Field id={id} label={label}>
      <Input
        id={id}
        type={type}
        className="min-h-11 w-auto"
        value={value}
        onChange={(event) => set(event.target.value.slice(0, 10))}
      />
    </Field>
  )
}

/** 4: is it still going on, with what helps now. */
export function StepOngoing({ texts, answers, change }: StepProps) {
  const tip = texts.tips[answers.happened ?? 'other']
  return (
    <div className="grid gap-5">
      <RadioTiles
        legend={texts.ongoing.title}
        hideLegend
        options={choices(ongoingAnswers, texts.ongoing.options)}
        value={answers.ongoing ?? ''}
        radio={{
          name: 'ongoing',
          onChange: (event) => change({ ongoing: codeIn(ongoingAnswers, event.target.value, 'unknown') }),
        }}
      />
      <div className="rounded-md bg-ontrack px-4 py-3 text-ontrack-ink">
        <p className="font-semibold">{texts.ongoing.tip}</p>
        <p>{tip.do}</p>
        <p>{tip.dont}</p>
      </div>
    </div>
  )
}

export type StepProps = {
  texts: ReportTexts
  answers: DraftAnswers
  change: (part: Partial<DraftAnswers>) => void
  /** What is wrong with this step, once "continue" was pressed. */
  error: string | undefined
  zone: string
}

/** A closed list with its words, in the order of the list. */
export function choices<C extends string>(codes: readonly C[], words: Readonly<Record<C, string>>): Choice[] {
  return codes.map((code) => ({ value: code, label: words[code] }))
}

/** The chosen code of a list, or the fallback when the browser says something else. */
export function codeIn<C extends string>(codes: readonly C[], value: string, fallback: C): C {
  return codes.find((code) => code === value) ?? fallback
}

/** Ticks or unticks a chip. "I don't know" and the others exclude each other. */
export function toggled<C extends string>(codes: readonly C[], chosen: readonly C[], value: string): C[] {
  const next = chosen.some((code) => code === value)
    ? chosen.filter((code) => code !== value)
    : codes.filter((code) => code === value || chosen.includes(code))
  return value === 'unknown' ? next.filter((code) => code === 'unknown') : next.filter((code) => code !== 'unknown')
}
