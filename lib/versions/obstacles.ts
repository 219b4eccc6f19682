import { z } from 'zod'
import type { Failure } from '@/lib/errors/refusal'

/** Something of a version that cannot be taken back; `key` is what the person sends to leave it out. */
export type Obstacle = { key: string; field: string; ref: string; title: string; why: string }

const blocked = z.object({
  blocked: z.array(z.object({ field: z.string(), ref: z.string().nullable(), title: z.string(), why: z.string() })),
})

/** What a refusal of restoreVersion says stands in the way: links one by one, other answers by their field. */
export function obstaclesOf(failure: Failure | null): readonly Obstacle[] {
  if (failure?.code !== 'invalid') return []
  const named = blocked.safeParse(failure.data)
  if (named.success) {
    return named.data.blocked.map(({ field, ref, title, why }) => ({
      key: ref === null ? field : `${field}/${ref}`,
      field,
      ref: ref ?? '',
      title,
      why,
    }))
  }
  const fields = new Map(Object.entries(failure.fields ?? {}).map(([path, keys]) => [path.split('.')[0] ?? path, keys]))
  return [...fields].map(([field, keys]) => ({ key: field, field, ref: '', title: '', why: keys[0] ?? 'invalid' }))
}
