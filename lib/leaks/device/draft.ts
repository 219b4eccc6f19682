import { week } from '@/lib/time/units'
import type { ContactLanguage, Happening, NoticedChoice, ReportAnswers } from '../facts/answers'

/** Answers so far: nothing chosen yet is null. */
export type DraftAnswers = Omit<ReportAnswers, 'happened' | 'noticed'> & {
  happened: Happening | null
  noticed: NoticedChoice | null
}

/** A report as the device keeps it. `clientId` makes every later send the same report. */
export type Draft = {
  clientId: string
  /** Who typed it: nobody else who uses this device sees it. */
  ownerId: string
  answers: DraftAnswers
  step: number
  /** True once "send" was pressed and the server has not yet said that it has it. */
  outbox: boolean
  /** Device clock, milliseconds. */
  updatedAt: number
}

/** Drafts that nobody touched for this long are removed. */
export const draftLifeMs = week

/** True when a kept draft is too old to keep. */
export function isExpired(draft: Pick<Draft, 'updatedAt'>, nowMs: number): boolean {
  return nowMs - draft.updatedAt > draftLifeMs
}

/** What a page gives a report to start with; `zone` is the company's, in which its days and times are typed. */
export type DraftStart = { phone: string; language: ContactLanguage; zone: string }

/** An empty report. */
export function newDraft(ownerId: string, start: DraftStart): Draft {
  const at = new Date()
  return {
    clientId: crypto.randomUUID(),
    ownerId,
    step: 1,
    outbox: false,
    updatedAt: at.getTime(),
    answers: { ...firstAnswers(start), answeredAt: at.toISOString() },
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
    ongoing: 'unknown',
    people: [],
    band: 'unknown',
    data: [],
    phone,
    how: '',
    language,
    zone,
  }
}

/** What is sent: an answer not given is the one that is safe to assume. Null until the first question is answered. */
export function answersToSend(answers: DraftAnswers): ReportAnswers | null {
  return answers.happened ? { ...answers, happened: answers.happened, noticed: answers.noticed ?? 'now' } : null
}

/** Something was typed or chosen, so it is worth keeping. */
export function isTouched(draft: Draft): boolean {
  return draft.answers.happened !== null || draft.answers.story !== ''
}
