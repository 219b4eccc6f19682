export const apiRoot = '/api/v1'

/** The address of a thing for programs. */
export function pathOf(slug: string, ref?: string): string {
  return ref === undefined ? `${apiRoot}/${slug}` : `${apiRoot}/${slug}/${encodeURIComponent(ref)}`
}
