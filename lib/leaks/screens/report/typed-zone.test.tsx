import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ActControl } from '@/components/act/act-control'
import { inputOf } from '@/components/act/input'
import type { ActField } from '@/components/act/types'
import { answersToSend, newDraft } from '../../device/draft'
import { StepBody } from './steps'
import { reportTexts } from './texts'

const nothing = () => undefined

test.each(['America/New_York', 'Asia/Kathmandu'])(
  'a report shows the zone of the page that began it (%s), keeps it on the device and sends it',
  async (zone) => {
    const { answers } = newDraft({ phone: '', language: 'en', zone })
    const html = renderToStaticMarkup(
      <StepBody
        step={3}
        fileNames={[]}
        withoutName={false}
        goTo={nothing}
        texts={await reportTexts('en')}
        answers={{ ...answers, noticed: 'today' }}
        change={nothing}
        error={undefined}
        zone={answers.zone ?? ''}
      />,
    )
    expect(html).toContain(zone)
    expect(answersToSend({ ...answers, happened: 'other' })).toMatchObject({ zone })
  },
)

test('a moment is typed beside the company’s zone, which goes with it', () => {
  const field: ActField = { name: 'at', kind: 'moment', label: 'When', zone: 'Pacific/Auckland' }
  const html = renderToStaticMarkup(
    <ActControl id="at" field={field} value="2026-06-02T14:37" error={undefined} change={nothing} />,
  )
  expect(html).toContain('Pacific/Auckland')
  expect(inputOf([field], { at: '2026-06-02T14:37' }, null, 'en')).toEqual({
    at: { local: '2026-06-02T14:37', offset: null, zone: 'Pacific/Auckland' },
  })
})
