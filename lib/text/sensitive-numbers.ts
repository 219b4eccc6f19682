/** Kinds of numbers that do not belong in free text. */
export type SensitiveNumber = 'nationalNumber' | 'iban' | 'card'

/**
 * Numbers in a text that look like a Belgian national register number (mod 97), an IBAN (ISO 13616) or a payment card
 * (Luhn). A hint for the person who types, never a reason to refuse: the check digits can be right by chance.
 */
export function sensitiveNumbers(text: string): SensitiveNumber[] {
  const found = new Set<SensitiveNumber>()
  for (const [match] of text.matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gi))
    if (isIban(match)) found.add('iban')
  for (const [match] of text.matchAll(/(?<![\w.])\d(?:[ .\-–]?\d){10,18}(?!\w)/g)) {
    const digits = match.replace(/\D/g, '')
    if (digits.length === 11 && isNationalNumber(digits)) found.add('nationalNumber')
    if (digits.length >= 13 && isCard(digits)) found.add('card')
  }
  return [...found]
}

function isNationalNumber(digits: string): boolean {
  const body = digits.slice(0, 9)
  const check = Number(digits.slice(9))
  const month = Number(digits.slice(2, 4)) % 20
  if (month > 12 || Number(digits.slice(4, 6)) > 31) return false
  return [body, `2${body}`].some((text) => 97 - (Number(text) % 97) === check)
}

/** The words after an IBAN can look like more of it, so every beginning made of whole groups is tried. */
function isIban(text: string): boolean {
  const groups = text.toUpperCase().split(' ')
  return groups.some((_, index) => hasIbanCheck(groups.slice(0, index + 1).join('')))
}

function hasIbanCheck(plain: string): boolean {
  if (plain.length < 15 || plain.length > 34) return false
  const moved = plain.slice(4) + plain.slice(0, 4)
  const remainder = [...moved].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0)
  return remainder === 1
}

function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum > 0 && sum % 10 === 0
}
