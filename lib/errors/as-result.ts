import { failure, Refusal, type Result } from './refusal'

/** Runs the work; a Refusal it throws becomes a value, any other error goes on. */
export async function asResult<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return failure(error)
    throw error
  }
}
