import { answersToSend, type Draft } from './draft'

/** What the form needs of the server's receipt. */
export type SentReceipt = { ref: string; receivedText: string; alerted: string[] }

export type SendOutcome =
  | { kind: 'received'; receipt: SentReceipt }
  | { kind: 'signed_out' }
  | { kind: 'rejected' }
  | { kind: 'many' }
  /** No connection, or the server does not answer: kept, tried again. */
  | { kind: 'waiting'; online: boolean }

/** Stable address: also a page that was loaded before an update can send. */
const address = '/api/leaks/report'

/** Sends a draft. "Received" only when the server says so; the same draft may be sent any number of times. */
export async function sendDraft(draft: Draft): Promise<SendOutcome> {
  const answers = answersToSend(draft.answers)
  if (!answers) return { kind: 'rejected' }
  const body = JSON.stringify({ clientId: draft.clientId, sentAt: new Date().toISOString(), answers })
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (response.status === 401) return { kind: 'signed_out' }
    if (response.status === 429) return { kind: 'many' }
    if (response.status >= 500) return { kind: 'waiting', online: true }
    const receipt = receiptIn(await response.json())
    return receipt && response.ok ? { kind: 'received', receipt } : { kind: 'rejected' }
  } catch {
    return { kind: 'waiting', online: false }
  }
}

/** Anything but a whole receipt is none: a captive portal's page must not look like "sent". */
function receiptIn(answer: unknown): SentReceipt | null {
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return null
  const value = answer.value
  if (typeof value !== 'object' || value === null) return null
  if (!('ref' in value && 'receivedText' in value && 'alerted' in value)) return null
  const { ref, receivedText, alerted } = value
  if (typeof ref !== 'string' || typeof receivedText !== 'string' || !Array.isArray(alerted)) return null
  return { ref, receivedText, alerted: alerted.filter((name) => typeof name === 'string') }
}
