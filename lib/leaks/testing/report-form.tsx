import { vi } from 'vitest'
import { page } from 'vitest/browser'
import { readDraft } from '@/components/form/device/draft-store'
import { show } from '@/components/testing/show'
import { type Draft, draftName } from '../device/draft'
import { fileTexts } from '../screens/files/texts'
import { ReportForm } from '../screens/report/report-form'
import { reportTexts } from '../screens/report/texts'

export const receipt = { ref: 'L-2026-004', receivedText: 'Tue 2 Jun 2026, 10:00', alerted: ['Dana Peeters'] }
type Sent = { clientId: string; code?: string; answers: Record<string, unknown> }

/** A server that can be taken away: what it was sent, and what it says. */
export function server() {
  const state = { online: true, status: 200, sent: [] as Sent[], before: async () => {} }
  vi.stubGlobal('fetch', async (_url: string, init: { body: string }) => {
    const { online } = state
    await state.before()
    if (!online) throw new TypeError('offline')
    state.sent.push(JSON.parse(init.body))
    return Response.json({ ok: state.status === 200, value: receipt }, { status: state.status })
  })
  return state
}
export async function report(
  ownerId = 'erik',
  { noBlame = false, anonymous = false, mostBytes = 25 * 1024 * 1024 } = {},
) {
  return show(
    <ReportForm
      texts={await reportTexts('en')}
      files={{ texts: await fileTexts('en', mostBytes), accept: '.png,.pdf', mostBytes }}
      start={{ ownerId, phone: '+32 470 00 00 00', language: 'nl', zone: 'Europe/Brussels' }}
      call={{ name: 'Dana', phone: '+32 2 000 00 00' }}
      noBlame={noBlame}
      anonymous={anonymous}
    />,
  )
}

export const loadDraft = (ownerId: string) => readDraft<Draft>(draftName(ownerId))
export const title = (name: string) => page.getByRole('heading', { level: 1, name })
export const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
export const tick = (name: string) => page.getByText(name, { exact: true }).click()
export const story = page.getByRole('textbox', { name: 'Tell us in a sentence or two' })

/** The first two questions, answered. */
export async function begun(words = 'My bag was left on the tram.') {
  await tick('Lost or stolen')
  await press('Continue')
  await story.fill(words)
}
