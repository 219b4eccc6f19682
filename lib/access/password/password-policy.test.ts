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
  ...[
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    '!QAZ2wsx#EDC',
    'qazwsxedcrfv',
    '1a2z3e4r5t6y',
    'qsdfghjklmwx',
    'aqwzsxedcrfv',
    'yxcvbnmasdfg',
    'poiuytrewqlk',
    'q1w2e3r4t5y6u7',
    'asdf;lkj1234',
    'zyxwvutsrqponm',
    '1Q2w3E4r5T6y7U',
    'qwsazxedcvfr',
  ].map((walk): [string, string, 'password_common'] => ['a walk over the keys', walk, 'password_common']),
  ['their own name', 'an.peeters2026', 'password_common'],
  ['the company', 'OptiPost2026!!', 'password_common'],
])('refuses %s', (_, password, expected) => expect(passwordProblem(password, own)).toBe(expected))

it.each([
  ['four words', 'fiets soep kaars meeuw'],
  ['no composition', 'tweeblauwehonden'],
  ...[
    'gele fietsers redden',
    'trefwoorden onderweg',
    'poire fraise cassis',
    'wegwerphandschoen',
    'reserveer de zaal',
    'Kx7wertPm!dua9q',
  ].map((words): [string, string] => ['words that go along a row here and there', words]),
  ['random signs', 'k#9vQ!zR2@pLw7'],
  ['exactly 128', `${'de grote paarse vis '.repeat(6)}zwemtweg`],
  ['emoji', '🦊🐢🍋🚲🎈🌧🥁🧭🪁🧵🪐🧊'],
  ['letters of another alphabet', 'быстрая лиса прыгает'],
])('takes %s', (_, password) => expect(passwordProblem(password, own)).toBeNull())
