/** What is still to be filled in stands in square brackets, so that nobody sends it by oversight. */
const open = /\[[^[\]\n]{1,200}\]/g

/** The places of a text that still have to be filled in. */
export function openPlaces(body: string): string[] {
  return body.match(open) ?? []
}
