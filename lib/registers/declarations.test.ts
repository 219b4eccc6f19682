import { describe, expect, it, test } from 'vitest'
import { codeList } from '@/lib/law/codes/registry'
import { baseFields } from '@/lib/records/state/base'
import { toWrite } from '@/lib/text/catalogue'
import { locales } from '@/lib/text/locale'
import { catalog } from './catalog'
import { type AnyRegister, askedTexts, fieldsOf, otherSeries } from './declare/define'
import { catalogue } from './texts'

function textAt(messages: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((at, part) => {
    const entries: [string, unknown][] = typeof at === 'object' && at !== null ? Object.entries(at) : []
    return entries.find(([name]) => name === part)?.[1]
  }, messages)
}

describe.each(catalog.map((register) => [register.slug, register] as const))(
  'the declaration of %s',
  (slug, register) => {
    const own = fieldsOf(register)
    const names = [...own.map(({ name }) => name), ...Object.keys(register.relations), ...Object.keys(baseFields)]

    it.each(locales)('has all its texts in %s', async (locale) => {
      const messages = (await catalogue(locale))[slug]
      const wanting = askedTexts(register).filter((key) => !textAt(messages, key))
      expect(wanting).toEqual([])
      expect(JSON.stringify(messages)).not.toContain(toWrite)
    })

    it('puts every field and relation under a declared section', () => {
      const sections = [...own, ...Object.values(register.relations)].map(({ section }) => section)
      expect(sections.filter((section) => !register.sections.includes(section))).toEqual([])
      expect(register.sections.filter((section) => !sections.includes(section))).toEqual([])
    })

    it('points only at fields, lists and registers that exist', () => {
      expect(register.requirements.flatMap(({ fields }) => fields).filter((name) => !names.includes(name))).toEqual([])
      const lists = own.flatMap(({ list, columns = {} }) => [
        list,
        ...Object.values(columns).map((column) => column.list),
      ])
      for (const list of lists) if (list) expect(codeList(list).length).toBeGreaterThan(0)
      const slugs: string[] = catalog.map((entry) => entry.slug)
      expect(Object.values(register.relations).filter(({ to }) => !slugs.includes(to))).toEqual([])
      expect(own.flatMap(({ when }) => when?.field ?? []).filter((name) => !names.includes(name))).toEqual([])
    })

    it('puts at the head of its page a few of its own fields, each once', () => {
      const { head = [] }: AnyRegister = register
      expect(head.filter((name) => !names.includes(name))).toEqual([])
      expect(new Set(head).size).toBe(head.length)
      expect(head.length).toBeLessThanOrEqual(8)
    })

    it('marks only what it requires, and names every day that can fall due', () => {
      const { marks = [], requirements, dueCodes = [] }: AnyRegister = register
      expect(marks.filter((code) => !requirements.some((one) => one.code === code))).toEqual([])
      expect(new Set(dueCodes).size).toBe(dueCodes.length)
    })

    it('accepts an empty record: what is missing is said, never refused', () => {
      expect(register.detail.safeParse({}).success).toBe(true)
    })

    it('refuses a text beyond its limit, an unknown code and an impossible date at that field', () => {
      const wrong = own.flatMap(({ name, kind, max }) => {
        if (kind === 'text' || kind === 'longText') return [[name, 'x'.repeat((max ?? 0) + 1)]]
        if (kind === 'choice' || kind === 'country') return [[name, 'no_such_code']]
        return kind === 'date' ? [[name, '2026-02-30']] : []
      })
      const result = register.detail.safeParse(Object.fromEntries(wrong))
      expect(result.error?.issues.map((issue) => String(issue.path[0])).sort()).toEqual(
        wrong.map(([name]) => name).sort(),
      )
    })
  },
)

test('no two registers share a slug, a letter, a table or an icon, and none has the letter of another series', () => {
  const registers: readonly AnyRegister[] = catalog
  for (const name of ['slug', 'key', 'table', 'icon'] as const) {
    const values = registers.map((register) => register[name])
    expect(values).toEqual([...new Set(values)])
  }
  expect(registers.filter(({ key }) => otherSeries.includes(key))).toEqual([])
})
