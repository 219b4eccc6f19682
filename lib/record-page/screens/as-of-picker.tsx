'use client'

import { useId, useRef } from 'react'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { chooseAsOf } from '../as-of/actions'

export type PickerTexts = {
  date: string
  dateHelp: string
  time: string
  timeHelp: string
  choose: string
  back: string
  failed: string
  /** What is wrong with a date or a time, by key. */
  wrong: Readonly<Record<string, string>>
}

type Props = { texts: PickerTexts; date: string; time: string; latest: string; isPast: boolean }

/** Chooses the date as of which the registers are shown, or today. */
export function AsOfPicker({ texts, date, time, latest, isPast }: Props) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { submit, pending, failure } = useSend(chooseAsOf, () => {
    form.current?.closest<HTMLElement>('[popover]:popover-open')?.hidePopover()
  })
  const wrong = (name: 'date' | 'time') => {
    const key = failure?.fields?.[name]?.[0]
    return key && (texts.wrong[key] ?? texts.failed)
  }
  const [wrongDate, wrongTime] = [wrong('date'), wrong('time')]
  return (
    <form
      ref={form}
      className="grid gap-3 p-2"
      action={(data) => submit({ date: data.get('date'), time: data.get('time') })}
      onReset={(event) => event.preventDefault()}
    >
      <DateField
        id={`${id}-date`}
        name="date"
        label={texts.date}
        help={texts.dateHelp}
        error={wrongDate}
        defaultValue={date}
        max={latest}
        required
      />
      <Field id={`${id}-time`} label={texts.time} help={texts.timeHelp} error={wrongTime}>
        <Input
          id={`${id}-time`}
          name="time"
          type="time"
          className="max-w-32"
          defaultValue={time}
          aria-invalid={wrongTime ? true : undefined}
          aria-describedby={describedBy(`${id}-time`, { help: true, error: wrongTime })}
        />
      </Field>
      {failure && !failure.fields && (
        <p role="alert" className="text-sm text-danger">
          {texts.failed}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {texts.choose}
        </Button>
        {isPast && (
          <Button variant="quiet" disabled={pending} onClick={() => submit({ date: '', time: '' })}>
            {texts.back}
          </Button>
        )}
      </div>
    </form>
  )
}
