import type { Someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Result } from '@/lib/errors/refusal'
import { receiveRequest } from '../commands/receive-request'
import { type ReceiveInput, receiveInput } from '../facts/schema'

/** What a test writes down, with what it needs to be otherwise. */
export function requestInput(more: Record<string, unknown> = {}): ReceiveInput {
  return receiveInput.parse({
    ...{ right: 'access', channel: 'email', receivedOn: '2026-06-01', peopleCategory: 'newsletter_subscriber' },
    ...{ language: 'nl', name: 'CANARY-NAME Peeters', email: 'canary@people.test', phone: '', address: '' },
    words: 'CANARY-WORDS: which data do you have of me?',
    ...more,
  })
}

/** The value of a result that must be one. */
export async function must<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

/** A request as it was just written down. */
export async function someRequest(client: PrismaClient, by: Someone, more: Record<string, unknown> = {}) {
  const { ref } = await must(receiveRequest(by, requestInput(more)))
  return client.personRequest.findUniqueOrThrow({ where: { ref } })
}

/** The reference and newest version of a request. */
export async function targetOf(client: PrismaClient, ref: string) {
  const { version } = await client.personRequest.findUniqueOrThrow({ where: { ref }, select: { version: true } })
  return { ref, version }
}

/** What the log says of a request, in order. */
export async function entriesAboutRequest(client: PrismaClient, id: string): Promise<string[]> {
  const rows = await client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
  return rows.map(({ action }) => action)
}
