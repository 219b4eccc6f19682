import { post } from '@/components/form/model/answer'
import type { Result } from '@/lib/errors/refusal'
import type { ContactLanguage, Happening, NoticedChoice, Ongoing, PeopleBand, ReportAnswers } from '../facts/answers'

/** Answers so far: nothing chosen yet is null. */
export type DraftAnswers = Omit<ReportAnswers, 'happened' | 'noticed' | 'ongoing' | 'band'> & {
  happened: Happening | null
  noticed: NoticedChoice | null
  ongoing: Ongoing | null
  band: PeopleBand | null
}

/** A report as the device keeps it. `clientId` makes every later send the same report. */
export type Draft = {
  clientId: string
  answers: DraftAnswers
  step: number
  /** True once "send" was pressed and the server has not yet said that it has it. */
  outbox: boolean
  /** The secret of a report without a name, made here; absent: with the name. */
  code?: string | null
}

/** A secret of 256 bits for a report without a name: its sender alone has it, and no server chooses it. */
export function newCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}

/** Under which name this device keeps what a person reports: nobody else who uses it sees it. */
export const draftName = (ownerId: string) => `${ownerId}:leak-report`

/** What a page gives a report to start with; `zone` is the company's, in which its days and times are typed. */
export type DraftStart = { phone: string; language: ContactLanguage; zone: string }

/** An empty report. */
export function newDraft(start: DraftStart): Draft {
  return {
    clientId: crypto.randomUUID(),
    step: 1,
    outbox: false,
    answers: { ...firstAnswers(start), answeredAt: new Date().toISOString() },
  }
}

/** Nothing answered yet; the same on server and device, so that the first question can be drawn before a draft is read. */
export function firstAnswers({ phone, language, zone }: DraftStart): DraftAnswers {
  return {
    happened: null,
    story: '',
    noticed: null,
    answeredAt: '',
    noticedDay: '',
    noticedTime: '',
    occurredDay: '',
    occurredTime: '',
    ongoing: null,
    people: [],
    band: null,
    data: [],
    phone,
    how: '',
    language,
    zone,
  }
}

/** What is sent: an answer not given is the one that is safe to assume. Null until the first question is answered. */
export function answersToSend(answers: DraftAnswers): ReportAnswers | null {
  const { happened, noticed, ongoing, band } = answers
  if (!happened) return null
  return { ...answers, happened, noticed: noticed ?? 'now', ongoing: ongoing ?? 'unknown', band: band ?? 'unknown' }
}

/** Something was typed or chosen, so it is worth keeping. */
export function isTouched(draft: Draft): boolean {
  return draft.answers.happened !== null || draft.answers.story !== ''
}

/** What the form needs of the server's receipt. */
export type SentReceipt = { ref: string; receivedText: string; alerted: string[] }

/** Stable address: also a page that was loaded before an update can send. */
const address = '/api/leaks/report'

/** Sends a draft. A success only when the server says that it has it; the same draft may be sent any number of times. */
export async function sendDraft({ clientId, answers, code }: Draft): Promise<Result<SentReceipt>> {
  const told = answersToSend(answers)
  if (!told) return { ok: false, code: 'invalid' }
  const secret = code ? { code } : {}
  return post(address, { clientId, sentAt: new Date().toISOString(), answers: told, ...secret }, receiptIn)
}

/** Anything but a whole receipt is none: a captive portal's page must not look like "sent". */
function receiptIn(value: unknown): SentReceipt | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('ref' in value && 'receivedText' in value && 'alerted' in value)) return undefined
  const { ref, receivedText, alerted } = value
  if (typeof ref !== 'string' || typeof receivedText !== 'string' || !Array.isArray(alerted)) return undefined
  return { ref, receivedText, alerted: alerted.filter((name) => typeof name === 'string') }
}
