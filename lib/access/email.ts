import { z } from 'zod'

/** One spelling per mailbox: look-alike forms folded, spaces dropped, lower case. */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** An e-mail address in its one spelling. Quoted local parts are refused: they hide a second address. */
export const emailSchema = z
  .string()
  .max(254)
  .transform(normalEmail)
  .pipe(z.email({ error: 'email' }))
