/** Why a mail was not sent, or not yet; the words stand under `problems` in the texts of mail. */
export const mailProblems = [
  'example_address',
  'withdrawn',
  'account_ended',
  'no_connection',
  'timed_out',
  'tls',
  'sign_in',
  'refused_for_now',
  'refused',
  'link_ended',
  'unreadable',
  'not_set_up',
  'unknown',
] as const
export type MailProblem = (typeof mailProblems)[number]

/** What is wrong with the way there, and not with this one mail. */
export function isAboutServer(problem: MailProblem): boolean {
  return ['no_connection', 'timed_out', 'tls', 'sign_in'].includes(problem)
}

/** What one attempt came to. `answer` is what the server said: it may quote the address, so only administrators see it. */
export type Attempt =
  | { outcome: 'sent' }
  | { outcome: 'later' | 'never'; problem: MailProblem; code: number | null; answer: string }

/** As it is kept in `lastError`: the code, the number of the server's answer, its words. */
export function keptProblem({ problem, code, answer }: Exclude<Attempt, { outcome: 'sent' }>): string {
  return [problem, code ?? '-', answer].join(' ').trim().slice(0, 400)
}

/** The parts of a kept problem; what is not one reads as unknown. */
export function readProblem(kept: string): { problem: MailProblem; code: number | null; answer: string } {
  const [word = '', code = '', ...rest] = kept.split(' ')
  const problem = mailProblems.find((known) => known === word) ?? 'unknown'
  return { problem, code: /^\d{3}$/.test(code) ? Number(code) : null, answer: rest.join(' ') }
}
