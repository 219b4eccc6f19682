import { cleaned } from '@/lib/text/characters'

/** What a page holds beside its text: it goes with everything inside. */
const unread = new Set(
  'head script style template noscript iframe object embed svg math canvas select textarea title nav'.split(' '),
)
/** Elements that begin a line of their own. */
const blocks = new Set(
  (
    'address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'html li main ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Of these, those with an empty line around them. */
const apart = new Set('blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre section table ul'.split(' '))

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ouml: 'ö',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  oelig: 'œ',
}

/** Whether a text is HTML: it begins as a page does, or holds an element that pages are made of. */
export function isHtml(text: string): boolean {
  return (
    /^\s*<(!doctype|html|\?xml)/i.test(text) ||
    /<\/?(p|div|li|ul|ol|h[1-6]|br|span|table|body)(\s[^<>]*)?\/?>/i.test(text)
  )
}

/**
 * The text that somebody pasted or a file holds, as plain text: of HTML what is read, without a single tag, script, comment or
 * attribute; of both at most one empty line at a time. Reads each character once, however broken the HTML is.
 */
export function plainText(given: string): string {
  const text = isHtml(given) ? readable(given) : given
  return cleaned(text)
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000 ]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function readable(html: string): string {
  const out: string[] = []
  let skipping: string | null = null
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1 || !/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      const until: number = open === -1 ? html.length : open + 1
      if (skipping === null) out.push(inLine(html.slice(at, until)))
      at = until
      continue
    }
    if (skipping === null) out.push(inLine(html.slice(at, open)))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end === -1 ? html.length : end + 3
      continue
    }
    const close = endOfTag(html, open)
    const tag = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html.slice(open, Math.min(close, open + 40)))
    at = close
    if (!tag) continue
    const name = (tag[2] ?? '').toLowerCase()
    const ends = tag[1] === '/'
    if (skipping !== null) {
      if (ends && name === skipping) skipping = null
    } else if (unread.has(name) && !ends && html[close - 2] !== '/') {
      skipping = name
    } else if (blocks.has(name)) {
      out.push(apart.has(name) ? '\n\n' : '\n')
      if (name === 'li' && !ends) out.push('• ')
    }
  }
  return out.join('')
}

/** Behind the tag that begins here; signs within quotes do not end it. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < html.length; at += 1) {
    const sign = html[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
    else if (sign === '>') return at + 1
  }
  return html.length
}

/** Text between tags: breaks of line are spaces, and entities the signs they name. */
function inLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' '
  })
}
