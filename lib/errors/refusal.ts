import type { JsonValue } from './json'

/** Every reason the application can say no with. The words for people are in the catalogue `errors`. */
export const refusalCodes = [
  'signed_out',
  'denied',
  'not_found',
  'invalid',
  'stale',
  'in_use',
  'not_now',
  'too_many',
  'unavailable',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Field name → keys of messages in the catalogue `errors`. */
export type FieldErrors = Record<string, string[]>

export type RefusalDetail = {
  /** Narrower reason: a key in `errors.reasons`. */
  reason?: string
  fields?: FieldErrors
  /** What a person needs to go on, e.g. the list of records that use this one, or the newer values. */
  data?: JsonValue
}

/** An expected no inside a command: rolls the transaction back, then becomes a result value. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: RefusalDetail = {},
  ) {
    super(code)
  }
}

export type Failure = { ok: false; code: RefusalCode } & RefusalDetail
export type Result<T> = { ok: true; value: T } | Failure

/** A refusal as a value. */
export function failure(refusal: Refusal): Failure {
  return { ok: false, code: refusal.code, ...refusal.detail }
}

/** Runs the work; a Refusal it throws becomes a value, any other error goes on. */
export async function asResult<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return failure(error)
    throw error
  }
}
