import { ChipsChoice } from '@/components/ui/chip-list'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioTiles } from '@/components/ui/radio-tiles'
import { contactLanguages, dataChips, peopleBands, peopleChips, textLimits } from '../../facts/answers'
import { choices, codeIn, type StepProps, toggled } from './step-when'

/** 5: whose data, and roughly how many people. */
export function StepPeople({ texts, answers, change }: StepProps) {
  return (
    <div className="grid gap-6">
      <ChipsChoice
        legend={texts.people.who}
        hideLegend={false}
        size="lg"
        options={choices(peopleChips, texts.people.options)}
        value={answers.people}
        box={{
          name: 'people',
          onChange: (event) => change({ people: toggled(peopleChips, answers.people, event.target.value) }),
        }}
      />
      <RadioTiles
        legend={texts.people.count}
        columns={2}
        options={choices(peopleBands, texts.people.bands)}
        value={answers.band ?? ''}
        radio={{
          name: 'band',
          onChange: (event) => change({ band: codeIn(peopleBands, event.target.value, 'unknown') }),
        }}
      />
    </div>
  )
}

/** 6: what kind of data. */
export function StepData({ texts, answers, change }: StepProps) {
  return (
    <ChipsChoice
      legend={texts.data.title}
      size="lg"
      options={choices(dataChips, texts.data.options)}
      value={answers.data}
      box={{
        name: 'data',
        onChange: (event) => change({ data: toggled(dataChips, answers.data, event.target.value) }),
      }}
    />
  )
}

/** 7: how to reach the reporter now, and nothing else. */
export function StepReach({ texts, answers, change, withoutName }: StepProps & { withoutName: boolean }) {
  const words = texts.reach
  return (
    <div className="grid gap-5">
      {withoutName ? <p>{texts.anonymous.reach}</p> : <Reach texts={texts} answers={answers} change={change} />}
      <RadioTiles
        legend={words.language}
        options={choices(contactLanguages, words.languages)}
        value={answers.language}
        radio={{
          name: 'language',
          onChange: (event) => change({ language: codeIn(contactLanguages, event.target.value, 'en') }),
        }}
      />
    </div>
  )
}

function Reach({ texts, answers, change }: Pick<StepProps, 'texts' | 'answers' | 'change'>) {
  const words = texts.reach
  return (
    <>
      <Field id="phone" label={words.phone}>
        <Input
          id="phone"
          type="tel"
          autoComplete="tel"
          className="min-h-11 text-lg"
          maxLength={textLimits.phone}
          value={answers.phone}
          onChange={(event) => change({ phone: event.target.value })}
        />
      </Field>
      <Field id="how" label={words.how} help={words.howHint}>
        <Input
          id="how"
          className="min-h-11 text-lg"
          maxLength={textLimits.how}
          aria-describedby="how-help"
          value={answers.how}
          onChange={(event) => change({ how: event.target.value })}
        />
      </Field>
    </>
  )
}
