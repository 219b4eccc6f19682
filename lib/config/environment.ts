import { readFileSync } from 'node:fs'

export type Environment = Readonly<Record<string, string | undefined>>

/** Variables with the contents of NAME_FILE in place of NAME; what cannot be read is named in `problems`. */
export function withFiles(environment: Environment, names: readonly string[]) {
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const name of names) {
    const given = environment[name]?.trim()
    const file = environment[`${name}_FILE`]?.trim()
    if (given && file) problems.push(`${name} and ${name}_FILE are both given; keep one`)
    else if (given) values[name] = given
    else if (file) {
      const content = contentOf(file)
      if (content) values[name] = content
      else problems.push(`${name}_FILE names ${file}, which ${content === null ? 'cannot be read' : 'is empty'}`)
    }
  }
  return { values, problems }
}

/** These variables as they go to a process that reads settings again: what was read from a file is not given twice. */
export function decided(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => [
      [name, value],
      [`${name}_FILE`, ''],
    ]),
  )
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}
