import { withoutUnseen } from './characters'

/** A number that belongs to a person and not in a text of a register or a leak. Words: `form.sensitiveKinds.<kind>`. */
export type SensitiveKind = 'national_number' | 'iban' | 'payment_card'

const longestRead = 100_000
const mostGroups = 10
const shortestNumber = 11
const longestNumber = 34

/** What stands between the groups of one number: spaces (no-break, thin, figure), dots, dashes of any length, slashes. */
const gap = /^[ \u00a0\u2000-\u200a\u202f./\-\u2010-\u2015\u2212\u00b7]{1,3}$/

type Kind = { kind: SensitiveKind; is: (groups: readonly string[]) => boolean }

/** In order of certainty: what is found as one kind is not looked at again as another. */
const kinds: readonly Kind[] = [
  { kind: 'iban', is: isIban },
  { kind: 'national_number', is: isNationalNumber },
  { kind: 'payment_card', is: isPaymentCard },
]

/**
 * The kinds of numbers in a text that look like a Belgian national number, an IBAN or a payment card, each kind once, in
 * the order they stand in. The check digits decide, whatever separates the groups. A hint for the person who types, never
 * a reason to refuse: check digits can be right by chance. Reads the first 100,000 characters.
 */
export function sensitiveNumbers(text: string): SensitiveKind[] {
  const found = new Set<SensitiveKind>()
  for (const run of runsIn(withoutUnseen(text.slice(0, longestRead)))) {
    for (let start = 0; start < run.length; ) {
      const first = startingAt(run, start)
      if (first) found.add(first.kind)
      start += first?.groups ?? 1
    }
  }
  return [...found]
}

/** Groups of letters and digits that only gaps keep apart. A group after a plus is a telephone number: it starts none. */
function runsIn(text: string): string[][] {
  const runs: string[][] = []
  let end = -1
  for (const match of text.matchAll(/\+?[\p{L}\p{N}]+/gu)) {
    const last = runs.at(-1)
    if (last && gap.test(text.slice(end, match.index))) last.push(match[0])
    else runs.push([match[0]])
    end = match.index + match[0].length
  }
  return runs
}

/** The number that starts with this group: the longest of the first kind that fits. */
function startingAt(run: readonly string[], start: number): { kind: SensitiveKind; groups: number } | null {
  const groups = run.slice(start, start + mostGroups)
  for (; groups.length > 0; groups.pop()) {
    const length = groups.reduce((sum, group) => sum + group.length, 0)
    if (length > longestNumber) continue
    if (length < shortestNumber) return null
    const fit = kinds.find(({ is }) => is(groups))
    if (fit) return { kind: fit.kind, groups: groups.length }
  }
  return null
}

/**
 * Eleven digits, written together or as 2-2-2-3-2: day of birth, number of the day (001 to 998), 97 minus the rest of the
 * first nine by 97, with a 2 before them for who was born since 2000. A bis number adds 20 or 40 to the month; an unknown
 * month or day is 00. Royal decree of 3 April 1984 on the composition of the national register number.
 */
function isNationalNumber(groups: readonly string[]): boolean {
  const digits = groups.join('')
  const parts = /^\d\d(\d\d)(\d\d)(\d{3})(\d\d)$/.exec(digits)
  if (!parts || !ends(groups).every((end) => [2, 4, 6, 9, 11].includes(end))) return false
  const [month = 0, day = 0, order = 0, check = 0] = parts.slice(1).map(Number)
  if (month > 52 || month % 20 > 12 || day > 31 || order < 1 || order > 998) return false
  const body = digits.slice(0, 9)
  return [body, `2${body}`].some((part) => 97 - (Number(part) % 97) === check)
}

/** Where each group ends, counted from the start of the number. */
function ends(groups: readonly string[]): number[] {
  let end = 0
  return groups.map((group) => {
    end += group.length
    return end
  })
}

/** Country codes with the length of their IBAN: ISO 13616, the registry kept by SWIFT. */
const ibanLengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** The length of its country and rest 1 by 97 (ISO 7064). Eight digits at least, or ordinary words after "de 12" would fit. */
function isIban(groups: readonly string[]): boolean {
  const iban = groups.join('').toUpperCase()
  if (!/^[A-Z]{2}\d\d[A-Z\d]+$/.test(iban) || ibanLengths.get(iban.slice(0, 2)) !== iban.length) return false
  if (iban.slice(4).replace(/\D/g, '').length < 8) return false
  const turned = iban.slice(4) + iban.slice(0, 4)
  return [...turned].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0) === 1
}

/** Beginning and length of Visa, American Express, Diners, and of Mastercard, Maestro, Bancontact, JCB, Discover, UnionPay. */
const cards = /^(?:4\d{12}(?:\d{3}){0,2}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|2[2-7]\d{14}|(?:35|[56]\d|81)\d{14,17})$/

/** Groups of four digits or more (the last may be shorter), a beginning of a card, and the Luhn check (ISO/IEC 7812-1). */
function isPaymentCard(groups: readonly string[]): boolean {
  const digits = groups.join('')
  if (!cards.test(digits) || groups.slice(0, -1).some((group) => group.length < 4)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
