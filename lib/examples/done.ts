import type { Result } from '@/lib/errors/refusal'

/** The value of a step of the example; a refusal stops the loading and says which step it was. */
export async function done<T>(step: string, result: Promise<Result<T>>): Promise<T> {
  const answered = await result
  if (answered.ok) return answered.value
  const { ok: _ok, ...refusal } = answered
  throw new Error(`Loading the example stopped at "${step}": ${JSON.stringify(refusal)}`)
}
