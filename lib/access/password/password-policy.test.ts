import { expect, it } from 'vitest'
import { passwordProblem } from './password-policy'

const own = ['An Peeters', 'an.peeters@optipost.be', 'OptiPost NV']

it.each([
  ['short of twelve', 'kort genoeg', 'password_short'],
  ['eleven characters of two units each', '🦊'.repeat(11), 'password_short'],
  ['more than 128', `${'zeven paarden '.repeat(9)}xyz`, 'password_long'],
  ['a common word with digits', 'Password1234!', 'password_common'],
  ['the same, disguised', 'P@55w0rd!2026', 'password_common'],
  ['the same in Dutch', 'Welkom123456', 'password_common'],
  ['a season with a year', 'Zomer2026Zomer2026', 'password_common'],
  ['one character', 'aaaaaaaaaaaaaaaa', 'password_common'],
  ['a short pattern', 'xyxyxyxyxyxyxyxy', 'password_common'],
  ['a sequence', 'abcdefghijklmnop', 'password_common'],
  ['digits in order', '123456789012345', 'password_common'],
  ['a keyboard row', 'azertyuiop123', 'password_common'],
  ['their own name', 'an.peeters2026', 'password_common'],
  ['the company', 'OptiPost2026!!', 'password_common'],
])('refuses %s', (_, password, expected) => expect(passwordProblem(password, own)).toBe(expected))

it.each([
  ['four words', 'fiets soep kaars meeuw'],
  ['no composition', 'tweeblauwehonden'],
  ['random signs', 'k#9vQ!zR2@pLw7'],
  ['exactly 128', `${'de grote paarse vis '.repeat(6)}zwemtweg`],
  ['emoji', '🦊🐢🍋🚲🎈🌧🥁🧭🪁🧵🪐🧊'],
  ['letters of another alphabet', 'быстрая лиса прыгает'],
])('takes %s', (_, password) => expect(passwordProblem(password, own)).toBeNull())
