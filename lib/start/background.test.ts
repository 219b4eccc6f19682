import { expect, test } from 'vitest'
import { textsOf } from '@/lib/text/catalogue'
import { locales } from '@/lib/text/locale'
import { backgroundJobs } from './background'

test('everything that runs by itself has a name in every language', async () => {
  for (const locale of locales) {
    const t = await textsOf(locale, 'mail')
    const nameless = backgroundJobs.filter(({ name }) => !t.has(`jobs.names.${name.replaceAll('.', '_')}`))
    expect([locale, nameless.map(({ name }) => name)]).toEqual([locale, []])
  }
})
