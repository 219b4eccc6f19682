type Answer = (...args: never[]) => unknown

const answers = new Map<string, Answer>()
const calls: { name: string; args: readonly unknown[] }[] = []

/** What the server says when a component under test calls this action. */
export function answerAction(name: string, answer: Answer): void {
  answers.set(name, answer)
}

/** What the actions of this name were sent in this test. */
export function sentTo(name: string): readonly (readonly unknown[])[] {
  return calls.filter((call) => call.name === name).map((call) => call.args)
}

export function resetActions(): void {
  answers.clear()
  calls.length = 0
}

/** Stands behind every export of a file that begins with 'use server' (lib/cli/tests/next-files.mjs). */
export async function callAction(name: string, args: never[]): Promise<unknown> {
  calls.push({ name, args })
  const answer = answers.get(name)
  if (!answer) throw new Error(`the test gave no answer for the action ${name}`)
  return answer(...args)
}
