/**
 * For what a request of a program is refused before its door is asked, with the status and what it means. The doors say the
 * same, and more (lib/api/http/problem.ts).
 */
export const earlyProblems = {
  malformed: [400, 'The head is not as HTTP wants it, or the body is no JSON or is nested too deep.'],
  method: [405, 'This door does not take that method; Allow names those it takes.'],
  too_large: [413, 'The body is larger than this door takes.'],
} as const
type EarlyCode = keyof typeof earlyProblems

/** A no as programs read it (RFC 9457), the least that each says; its type leads to where the documents tell of it. */
export function problemBody(code: string, [status, title]: readonly [number, string], requestId: string) {
  return { type: `/api-docs#problem-${code}`, title, status, code, instance: `urn:uuid:${requestId}` }
}

/** The same of a status that a request was refused with before its door. */
export function earlyProblem(status: number, requestId: string) {
  const codes: readonly EarlyCode[] = ['method', 'too_large']
  const code = codes.find((one) => earlyProblems[one][0] === status) ?? 'malformed'
  return problemBody(code, earlyProblems[code], requestId)
}
