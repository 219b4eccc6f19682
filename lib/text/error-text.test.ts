import { describe, expect, it } from 'vitest'
import { fieldErrorKeys } from '@/lib/errors/fields'
import { refusalCodes } from '@/lib/errors/refusal'
import { textsOf } from './catalogue'
import { errorText, fieldErrorText, fieldErrorTexts } from './error-text'

describe.each(['en', 'nl', 'fr'] as const)('words for refusals in %s', (locale) => {
  it('has words for every code', async () => {
    const t = await textsOf(locale, 'errors')
    expect(refusalCodes.filter((code) => errorText(t, { code }).startsWith('errors.'))).toEqual([])
  })

  it('has words of its own for every way an answer can be wrong', async () => {
    const t = await textsOf(locale, 'errors')
    expect(fieldErrorKeys.filter((key) => !t.has(`fields.${key}`))).toEqual([])
  })

  it('says under which number the log has what went wrong unexpectedly', async () => {
    const t = await textsOf(locale, 'errors')
    const text = errorText(t, { code: 'unavailable', data: { requestId: '6f1c' } })
    expect(text).toBe(`${t('codes.unavailable')} ${t('request', { id: '6f1c' })}`)
    expect(text).toContain('6f1c')
  })

  it('falls back to general words', async () => {
    const t = await textsOf(locale, 'errors')
    expect(errorText(t, { code: 'not_now', reason: 'never_heard_of' })).toBe(t('codes.not_now'))
    expect(fieldErrorText(t, 'never_heard_of')).toBe(t('fields.invalid'))
    expect(fieldErrorTexts(t, { title: ['required'] }, 'title')).toBe(t('fields.required'))
    expect(fieldErrorTexts(t, {}, 'title')).toBeUndefined()
  })
})
