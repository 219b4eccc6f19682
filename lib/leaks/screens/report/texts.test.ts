import { describe, expect, it } from 'vitest'
import { locales, unbrokenText } from '@/lib/text/locale'
import { filledByForm, reportTexts } from './texts'

/** Places and texts of all messages in a file. */
function messagesIn(part: object, place = ''): [place: string, text: string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const here = place === '' ? key : `${place}.${key}`
    return typeof value === 'object' && value !== null ? messagesIn(value, here) : [[here, String(value)]]
  })
}

describe.each(locales)('the texts of the report form in %s', (locale) => {
  it('are those of the file, with a gap where the form fills something in and nowhere else', async () => {
    const file: { default: object } = await import(`@/lib/text/messages/${locale}/report-form.json`)
    const said = (text: string) => (locale === 'fr' ? unbrokenText(text) : text)
    const written = messagesIn(file.default).map(([place, text]): [string, string] => [place, said(text)])
    expect(messagesIn(await reportTexts(locale)).sort()).toEqual(written.sort())
    const gaps = written.filter(([, text]) => /[{<]/.test(text)).map(([place]) => place)
    expect(gaps.sort()).toEqual([...filledByForm].sort())
  })
})
