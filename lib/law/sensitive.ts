/** What a text seems to contain that never belongs in a register or a leak. Words: `time.sensitive.<kind>`. */
export type SensitiveKind = 'national_number' | 'iban' | 'payment_card'
export type SensitiveWarning = { kind: SensitiveKind; start: number; end: number }

const maxLength = 100_000

/** Whether eleven digits are a Belgian national register number: 97 minus the rest of the first nine by 97, for both centuries. */
export function isNationalNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length !== 11) return false
  const month = Number(digits.slice(2, 4)) % 20
  const day = Number(digits.slice(4, 6))
  if (month > 12 || day > 31) return false
  const check = Number(digits.slice(9))
  const valid = (prefix: string) => 97 - (Number(prefix + digits.slice(0, 9)) % 97) === check
  return valid('') || valid('2')
}

/** Whether a text is an IBAN by its check digits (ISO 7064, mod 97). */
export function isIban(text: string): boolean {
  const iban = text.replace(/[\s.-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  const rotated = iban.slice(4) + iban.slice(0, 4)
  const digits = rotated.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** Whether 13 to 19 digits are a payment card number by the Luhn check. */
export function isPaymentCard(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1*$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

type Scan = { kind: SensitiveKind; pattern: RegExp; valid: (text: string) => boolean }

const scans: readonly Scan[] = [
  { kind: 'iban', pattern: /\b[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{1,4}){3,9}/g, valid: isIban },
  {
    kind: 'national_number',
    pattern: /(?<!\d)\d{2}[. /-]?\d{2}[. /-]?\d{2}[. /-]{0,3}\d{3}[. /-]?\d{2}(?!\d)/g,
    valid: isNationalNumber,
  },
  { kind: 'payment_card', pattern: /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g, valid: isPaymentCard },
]

/** The longest beginning of a match that is valid, cut at gaps: what follows an IBAN is often an ordinary word. */
function validPart(match: string, valid: (text: string) => boolean): string | null {
  for (let end = match.length; end > 0; end = match.lastIndexOf(' ', end - 1)) {
    const part = match.slice(0, end)
    if (valid(part)) return part
    if (!part.includes(' ')) return null
  }
  return null
}

/** Places in a text that look like a national number, an IBAN or a payment card: to warn, never to refuse. Reads the first 100,000 characters. */
export function warnings(text: string): SensitiveWarning[] {
  const read = text.slice(0, maxLength)
  const found: SensitiveWarning[] = []
  for (const { kind, pattern, valid } of scans) {
    for (const match of read.matchAll(pattern)) {
      const part = validPart(match[0], valid)
      const start = match.index
      const taken = found.some((other) => start < other.end && other.start < start + (part?.length ?? 0))
      if (part !== null && !taken) found.push({ kind, start, end: start + part.length })
    }
  }
  return found.sort((first, second) => first.start - second.start)
}
