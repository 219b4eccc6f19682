import { expect, it } from 'vitest'
import { csvLine } from './csv'
import { guarded, unguarded } from './guard'

const cellOf = (text: string) => csvLine([text]).slice(0, -2)

it.each([
  ['=1+1', `"'=1+1"`],
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['+31 20 123', `"'+31 20 123"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1', `"'  =1"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\n=1"`],
  ['＝1+1', `"'＝1+1"`],
  ['\u200b=1', `"'\u200b=1"`],
  ['\u00ad=1', `"'\u00ad=1"`],
  ['\u202e\u2066=1', `"'\u202e\u2066=1"`],
  ['\u200d\ufe0f=1', `"'\u200d\ufe0f=1"`],
  ['\u3164+1', `"'\u3164+1"`],
  ['\u2800@SUM(A1)', `"'\u2800@SUM(A1)"`],
  ['\u0000\u0007-1', `"'-1"`],
  ['\v=1', `"'\n=1"`],
  ['﹢1', `"'﹢1"`],
  ['−1', `"'−1"`],
  ['a=1', '"a=1"'],
  ['two\r\nlines; "quoted", é 签', '"two\nlines; ""quoted"", é 签"'],
  ['', '""'],
])('%j becomes %j', (text, cell) => {
  expect(cellOf(text)).toBe(cell)
})

it('ends every line and keeps the separator inside quotes', () => {
  expect(csvLine(['a', 'b;c'], ';')).toBe('"a";"b;c"\r\n')
})

it.each(["'s-Hertogenbosch", "'", "''", "'=1", "''=1", '=1', '-', ' +x', '\t', 'é=1', '', '"=1"', "'\n", '\u200b@x'])(
  '%j is read back as it was',
  (text) => {
    expect(unguarded(guarded(text))).toBe(text)
  },
)

it.each([
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ["'=1", "''=1"],
])('%j is guarded as %j', (text, cell) => {
  expect(guarded(text)).toBe(cell)
})
