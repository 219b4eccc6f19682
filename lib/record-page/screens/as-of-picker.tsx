'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useId, useRef } from 'react'
import { useSend } from '@/components/form/use-send'
import { Banner } from '@/components/layout/banner'
import { Button } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-time-field'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { chooseAsOf } from '../as-of/actions'
import { placeOfPath } from '../as-of/places'

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
      // What is wrong is said below its field, in the language of the page, not by the browser.
      noValidate
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

type AsOfBannerProps = { past: ReactNode; today: string; back: string }

/** Says over every page whether it shows the chosen date or today, with the way back. Reporting a leak is left in peace. */
export function AsOfBanner({ past, today, back }: AsOfBannerProps) {
  const place = placeOfPath(usePathname())
  const { submit, pending } = useSend(chooseAsOf, () => {})
  if (place === 'untouched') return null
  return (
    <Banner tone={place === 'past' ? 'past' : 'info'}>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{place === 'past' ? past : today}</span>
        <Button size="sm" className="print:hidden" disabled={pending} onClick={() => submit({ date: '', time: '' })}>
          {back}
        </Button>
      </span>
    </Banner>
  )
}
