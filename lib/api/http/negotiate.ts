/** True when a client takes JSON: it says nothing, or names it, `application/*` or everything with a weight above none. */
export function takesJson(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true
  const rank = (type: string) =>
    type === 'application/json' || type === 'application/problem+json'
      ? 2
      : type === 'application/*'
        ? 1
        : type === '*/*'
          ? 0
          : -1
  const named = accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const weight = parameters.flatMap((text) => (text.startsWith('q=') ? [Number(text.slice(2))] : []))[0] ?? 1
    return rank(type) < 0 ? [] : [{ rank: rank(type), weight: Number.isFinite(weight) ? weight : 0 }]
  })
  // What is named most exactly decides.
  const best = Math.max(-1, ...named.map((one) => one.rank))
  return named.some((one) => one.rank === best && one.weight > 0)
}

/** The type of a body without its parameters; false when it names another charset than UTF-8, which JSON has not. */
export function mediaTypeOf(contentType: string | null): string | false {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((text) => text.trim().toLowerCase())
  const charset = parameters.flatMap((text) =>
    text.startsWith('charset=') ? [text.slice(8).replaceAll('"', '')] : [],
  )[0]
  return charset !== undefined && charset !== 'utf-8' ? false : type
}
