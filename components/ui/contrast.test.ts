import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const text = ['text', 'muted', 'accent', 'accent-strong', 'danger'].flatMap((ink) =>
  ['bg', 'surface', 'sunken', 'hover'].map((ground): [string, string, number] => [ink, ground, 4.5]),
)
const states = ['ok', 'ontrack', 'withinday', 'urgent', 'overdue', 'exercise'].map((name): [string, string, number] => [
  `${name}-ink`,
  name,
  6.9,
])
const marks: [string, string, number][] = [
  ['accent-ink', 'accent', 7],
  ['accent-ink', 'accent-strong', 7],
  ...['bg', 'surface', 'sunken'].flatMap((ground): [string, string, number][] => [
    ['control', ground, 3],
    ['focus', ground, 3],
  ]),
]

describe('contrast of the tokens', () => {
  it.each([...text, ...states, ...marks])('%s on %s is at least %s in both themes', (ink, ground, least) => {
    const pair = { ink: tokens.get(ink), ground: tokens.get(ground) }
    expect(contrast(pair.ink?.light ?? '#000000', pair.ground?.light ?? '#000000')).toBeGreaterThanOrEqual(least)
    expect(contrast(pair.ink?.dark ?? '#000000', pair.ground?.dark ?? '#000000')).toBeGreaterThanOrEqual(least)
  })
})
