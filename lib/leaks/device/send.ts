import { post } from '@/components/form/answer'
import type { Result } from '@/lib/errors/refusal'
import { answersToSend, type Draft } from './draft'

/** What the form needs of the server's receipt. */
export type SentReceipt = { ref: string; receivedText: string; alerted: string[] }

/** Stable address: also a page that was loaded before an update can send. */
const address = '/api/leaks/report'

/** Sends a draft. A success only when the server says that it has it; the same draft may be sent any number of times. */
export async function sendDraft({ clientId, answers }: Draft): Promise<Result<SentReceipt>> {
  const told = answersToSend(answers)
  if (!told) return { ok: false, code: 'invalid' }
  return post(address, { clientId, sentAt: new Date().toISOString(), answers: told }, receiptIn)
}

/** Anything but a whole receipt is none: a captive portal's page must not look like "sent". */
function receiptIn(value: unknown): SentReceipt | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('ref' in value && 'receivedText' in value && 'alerted' in value)) return undefined
  const { ref, receivedText, alerted } = value
  if (typeof ref !== 'string' || typeof receivedText !== 'string' || !Array.isArray(alerted)) return undefined
  return { ref, receivedText, alerted: alerted.filter((name) => typeof name === 'string') }
}
