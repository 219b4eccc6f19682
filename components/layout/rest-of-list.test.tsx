import { expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { partOf } from '@/lib/table/part'
import { RestOfList } from './rest-of-list'

const list = { path: '/registers/purposes/P-001', name: 'used', anchor: 'used-by' }
const shown = (params: Record<string, string>, rows: number, total: number) =>
  markupOf(<RestOfList {...list} part={partOf(params, 'used')} shown={rows} total={total} />)
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

test('under the first few stands the number of all, and the link that opens them', async () => {
  const html = await shown({}, 8, 58)
  expect(wordsIn(html)).toContain('58')
  expect(hrefs(html)).toEqual(['/registers/purposes/P-001?used=1#used-by'])
})

test('where the few are all there is no link', async () => {
  expect(hrefs(await shown({}, 8, 8))).toEqual([])
})

test.each([
  ['1', 50, '1–50 of 58', ['2']],
  ['2', 8, '51–58 of 58', ['1']],
])('page %s of all says where it stands and leads to the other', async (page, rows, words, leads) => {
  const html = await shown({ used: page }, rows, 58)
  expect(wordsIn(html)).toContain(words)
  expect(hrefs(html)).toEqual(leads.map((to) => `/registers/purposes/P-001?used=${to}#used-by`))
})
