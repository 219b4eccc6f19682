import { createHash } from 'node:crypto'

/**
 * What the browser sends with a click: that it stands on another page of the office, so that only what lies below the frame
 * is made.
 */
const here = '/account'
const segment = (name: string, children: unknown, mark = 0) => [name, { children }, null, null, mark]
const tree = segment('', segment('(office)', segment('account', ['__PAGE__', {}, null, null, 0])), 16)
export const clickHeaders = {
  rsc: '1',
  'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)),
  'next-url': here,
}
// Next asks for this sign over the headers, so that no cache takes one answer for another.
const signed = `0,0,${clickHeaders['next-router-state-tree']},${here}`
const sign = createHash('sha256').update(signed).digest().subarray(0, 12)

/** The address of a click on a link to this path. */
export function clickedPath(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}_rsc=${sign.toString('base64url')}`
}
