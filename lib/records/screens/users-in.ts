import type { JsonValue } from '@/lib/errors/json'

type User = { ref: string; register: string; title: string }

/** The list of records that a refusal `in_use` carries; empty for anything else. */
export function usersIn(data: JsonValue | undefined): User[] {
  if (!Array.isArray(data)) return []
  return data.flatMap((row) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return []
    const { ref, register, title } = row
    return typeof ref === 'string' && typeof register === 'string' && typeof title === 'string'
      ? [{ ref, register, title }]
      : []
  })
}
