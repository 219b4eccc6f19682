import { randomUUID } from 'node:crypto'
import type { Failure } from '@/lib/errors/refusal'

/** A form as its page sends it. */
export const posted = (values: Record<string, string | string[]> = {}) => ({
  fields: Object.fromEntries(
    Object.entries({
      ...{
        form: 'report',
        language: 'en',
        clientId: randomUUID(),
        story: 'A backup stood open',
        knewAt: '2026-06-01T07:30',
      },
      ...{ occurredFrom: '', occurredUntil: '', ongoing: 'no', people: ['customers', 'staff'], persons: '1200' },
      ...{ data: ['contact'], measures: 'Closed it', callName: 'Nora', callPhone: '+32 2 000 00 00', ...values },
    }).map(([name, value]) => [name, [value].flat()]),
  ),
})

/** A form with files as a browser sends it. */
export function filesOf(ref: string, files: readonly (readonly [name: string, bytes: Buffer])[]) {
  const sent = new FormData()
  sent.set('ref', ref)
  sent.set('language', 'nl')
  for (const [name, bytes] of files) sent.append('file', new File([new Uint8Array(bytes)], name))
  return { request: new Request('http://x.test/', { method: 'POST', body: sent }) }
}

/** Where the browser goes on; fails the test where it does not. */
export const placeOf = (answer: Response | Failure) => {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  if (answer.status !== 303) throw new Error(String(answer.status))
  return answer.headers.get('location') ?? ''
}
