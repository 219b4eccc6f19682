/*
 * Search has one folding, for what is stored and for what is asked. The database folds texts of its own by the function
 * `folded` of the migrations, which is derived from this file: a test holds that both answer the same for every sign of
 * Unicode, so a change here is a new migration too.
 */

/** Signs that people take for an apostrophe, for quotation marks, for a hyphen, for a slash. */
const apostrophes = /[`´ʹʻʼʽˊˋ΄᾽᾿‘’‚‛′‵＇]/g
const quotes = /[«»“”„‟″‹›〝〞＂]/g
const hyphens = /[‐‑‒–—―⁃−﹘﹣－]/g
const slashes = /[⁄∕]/g
/** Every space, tab and break of a line. */
const spaces = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
/** Accents, and what is not seen: controls, format signs, fillers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these signs are what it is about.
const unseen = /[\p{M}\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u115f\u1160\u2800\uffa0]/gu

/** Letters that no decomposition takes apart, in lower case. */
const letters: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ȷ: 'j', ħ: 'h', ŧ: 't', ŋ: 'n' },
  ...{ ĸ: 'k', ƀ: 'b', ƃ: 'b', ƈ: 'c', ȼ: 'c', ɖ: 'd', ƌ: 'd', ɗ: 'd', ɇ: 'e', ƒ: 'f', ǥ: 'g', ɠ: 'g', ɨ: 'i' },
  ...{ ɉ: 'j', ƙ: 'k', ƚ: 'l', ɫ: 'l', ɲ: 'n', ƞ: 'n', ɵ: 'o', ƥ: 'p', ɍ: 'r', ʂ: 's', ƭ: 't', ʈ: 't', ʉ: 'u' },
  ...{ ʋ: 'v', ⱳ: 'w', ƴ: 'y', ɏ: 'y', ƶ: 'z', ȥ: 'z', ⱥ: 'a', ⱦ: 't', ς: 'σ' },
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/**
 * Text as it is searched, the same on the way in and in a question: lower case, without accents and unseen signs, one
 * apostrophe, one hyphen, œ as oe and ß as ss, single spaces.
 */
export function folded(text: string): string {
  // Some of them come apart into a space and an accent, others come out of a letter only when it is taken apart.
  return oneSign(oneSign(text).normalize('NFKD'))
    .replace(unseen, '')
    .toLowerCase()
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(spaces, ' ')
    .trim()
}

/** The same letters without accents, in Latin letters where they have a form in these (Œ as Oe, ł as l); the rest stays. */
export function plainLetters(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return Array.from(plain, (letter) => {
    const small = letter.toLowerCase()
    const spelled = letter === 'ς' ? undefined : letters[small]
    if (spelled === undefined || spelled === 'σ') return letter
    return small === letter ? spelled : spelled.charAt(0).toUpperCase() + spelled.slice(1)
  }).join('')
}

function oneSign(text: string): string {
  return text.replace(apostrophes, "'").replace(quotes, '"').replace(hyphens, '-').replace(slashes, '/')
}

/** The words of a question, each folded; they are looked for in any order. */
export function searchWords(q: string): string[] {
  return [...new Set(folded(q).split(' ').filter(Boolean))]
}

/** A word as LIKE takes it literally: % and _ are signs like others. */
export function literal(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** What is searched as it is kept: each part folded, on a line of its own, what weighs most first. */
export function searchLines(parts: readonly string[]): string {
  return parts.map(folded).join('\n')
}

/**
 * Where the words of a question stand in a text as `searchLines` keeps it (a reference, a title, the rest), best first: 0 the
 * reference itself, 1 begins the title, 2 all in reference and title, 3 elsewhere; null when one is nowhere.
 */
export function searchRank(lines: string, words: readonly string[]): 0 | 1 | 2 | 3 | null {
  if (!words.every((word) => lines.includes(word))) return null
  const [ref = '', title = ''] = lines.split('\n')
  const asked = words.join(' ')
  if (asked === ref) return 0
  if (title.startsWith(asked)) return 1
  return words.every((word) => ref.includes(word) || title.includes(word)) ? 2 : 3
}

/** Does a text hold every word of a question. */
export function holdsWords(text: string, q: string): boolean {
  const lines = folded(text)
  return searchWords(q).every((word) => lines.includes(word))
}
