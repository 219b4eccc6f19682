import { describe, expect, it } from 'vitest'
import { locales, reportLocales } from '@/lib/text/locale'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { type Content, contentOf, dueThings, templates, toldStates, withSecret } from '../templates'
import { type Letter, render } from './render'

const at = instantSchema.parse('2026-06-02T12:37:00.000Z')
const due = calendarDateSchema.parse('2026-12-01')
const path = '/registers/agreements/R-003'
const contents: Content[] = [
  { template: 'invitation', params: { until: at } },
  { template: 'password_changed', params: { at } },
  ...[90, 1, 0, -1, -12].map((daysLeft): Content => {
    return { template: 'reminder', params: { reference: 'R-003', what: 'agreements.end', due, daysLeft, path } }
  }),
  { template: 'review_waiting', params: { reference: 'R-003', step: 'review', path } },
  { template: 'review_waiting', params: { reference: 'R-003', step: 'force', path } },
  { template: 'returned', params: { reference: 'R-003', path } },
  { template: 'mention', params: { reference: 'R-003', path } },
  { template: 'hand_over', params: { count: 3, path: '/registers/activities?owner=me' } },
  { template: 'processor_link', params: { until: at } },
  { template: 'processor_link_ends', params: { until: at } },
  { template: 'request_ask', params: { until: at } },
  { template: 'request_received', params: { reference: 'Q-2026-004', until: at } },
  ...toldStates.map((state): Content => {
    const dated = state === 'in_hand' || state === 'extended' ? due : null
    return { template: 'request_state', params: { reference: 'Q-2026-004', state, due: dated } }
  }),
  { template: 'request_confirm_done', params: { reference: 'Q-2026-004', until: at } },
  { template: 'request_confirm_waits', params: { reference: 'Q-2026-004', until: at } },
  { template: 'deletion_confirm_done', params: { reference: 'D-004', until: at } },
  { template: 'deletion_confirm_waits', params: { reference: 'D-004', until: at } },
  { template: 'mail_test', params: { at } },
  { template: 'rights_asked', params: { at, path: '/users' } },
  { template: 'rights_given', params: { at, path: '/' } },
  ...[false, true].flatMap((late): Content[] => [
    ...[false, true].map((escalated): Content => {
      return {
        template: 'alarm_received',
        params: { reference: 'L-2026-004', escalated, at, late, path: '/alerts/L-2026-004' },
      }
    }),
    ...[24, 12, 6, 1, 0].map((hoursLeft): Content => {
      const params = {
        reference: 'L-2026-004',
        what: 'authority_part1',
        due: at,
        hoursLeft,
        late,
        path: '/leaks/L-2026-004#clocks',
      }
      return { template: 'alarm_due', params }
    }),
    ...(['decision', 'sign_off', 'added', 'unanswered', 'unanswered_ended', 'inject'] as const).map((what): Content => {
      return { template: 'alarm_waits', params: { reference: 'L-2026-004', what, at, late, path: '/leaks/L-2026-004' } }
    }),
    ...(['given', 'due', 'overdue'] as const).flatMap((said): Content[] =>
      [at, null].map((due) => ({
        template: 'alarm_task',
        params: { reference: 'L-2026-004', said, count: due ? 1 : 3, due, late, path: '/leaks/L-2026-004#tasks' },
      })),
    ),
    {
      template: 'alarm_reminded' as const,
      params: { reference: 'L-2026-004', at, path: '/leaks/L-2026-004#step-risk' },
    },
    ...[1, 3].map((count): Content => {
      return { template: 'alarm_digest', params: { count, references: ['L-2026-004', 'L-2026-007'], path: '/alerts' } }
    }),
  ]),
]

const letter = (content: Content, more: Partial<Letter> = {}): Letter => ({
  content,
  locale: 'en',
  organisation: 'Optipost',
  zone: 'Europe/Brussels',
  appUrl: 'https://dertig.test',
  isExample: false,
  token: withSecret.includes(content.template) ? 'T'.repeat(43) : null,
  ...more,
})

it('every template is tried here', () => {
  expect(new Set(contents.map(({ template }) => template))).toEqual(new Set(Object.keys(templates)))
})

describe.each(reportLocales)('to who has no account, in %s', (locale) => {
  const toStrangers = contents.filter(({ template }) => /^(processor_link|request_)/.test(template))
  it.each(toStrangers.map((content) => [content.template, content] as const))('%s is whole', async (_, content) => {
    const { subject, text } = await render(letter(content, { locale }))
    for (const part of [subject, text]) expect(part).not.toMatch(/[{}]|undefined|null|mail\.|templates\./)
  })
})

describe.each(locales)('in %s', (locale) => {
  it.each(contents.map((content) => [content.template, content] as const))('%s is whole', async (_, content) => {
    const { subject, text, html } = await render(letter(content, { locale }))
    for (const part of [subject, text, html]) expect(part).not.toMatch(/[{}]|undefined|null|mail\.|templates\./)
    expect(subject).not.toMatch(/[\r\n]/)
    // Of a link whose end is near only the hash is kept.
    const hasLink = ![
      'processor_link_ends',
      'request_confirm_waits',
      'deletion_confirm_waits',
      'request_state',
    ].includes(content.template)
    expect(text.includes('https://dertig.test/')).toBe(hasLink)
    expect(html).toContain(`lang="${locale}"`)
  })

  it.each(dueThings)('%s has words', async (what) => {
    const content: Content = { template: 'reminder', params: { reference: 'R-003', what, due, daysLeft: 7, path } }
    expect((await render(letter(content, { locale }))).subject).toMatch(/^R-003\s?: \p{L}.+ 7 \p{L}+$/u)
  })
})

it('says when and where, in the zone of the organisation', async () => {
  const reminder = contents[2]
  if (reminder?.template !== 'reminder') throw new Error('the third is the reminder')
  const { subject, text } = await render(letter(reminder, { locale: 'nl' }))
  expect(subject).toBe('R-003: De overeenkomst eindigt, over 90 dagen')
  expect(text).toContain('di 1 dec 2026')
  expect(text).toContain('https://dertig.test/registers/agreements/R-003')
  const changed = await render(letter({ template: 'password_changed', params: { at } }))
  expect(changed.text).toContain('14:37 (UTC+02:00)')
})

it('an alarm says the moment with the name of the zone, and that it is late when it is', async () => {
  const params = {
    reference: 'L-2026-004',
    what: 'authority_part1',
    due: at,
    hoursLeft: 6,
    late: true,
    path: '/leaks/L-2026-004#clocks',
  }
  const { subject, text } = await render(letter({ template: 'alarm_due', params }, { locale: 'nl' }))
  expect(subject).toBe('L-2026-004: Autoriteit, deel 1, nog 6 uur of minder')
  expect(text).toContain('14:37 (UTC+02:00), Europe/Brussels')
  expect(text).toContain('Dit bericht komt later dan gepland')
  expect(text).toContain('https://dertig.test/leaks/L-2026-004#clocks')
  const overdue = await render(letter({ template: 'alarm_due', params: { ...params, hoursLeft: 0, late: false } }))
  expect(overdue.subject).toBe('L-2026-004: Authority, part 1, overdue')
  expect(overdue.text).not.toContain('later than planned')
})

it('an invitation carries its link in both parts', async () => {
  const { text, html } = await render(letter({ template: 'invitation', params: { until: at } }))
  const link = `https://dertig.test/welcome/${'T'.repeat(43)}`
  expect(text).toContain(link)
  expect(html).toContain(`<a href="${link}">`)
})

it('marks what is invented in subject, text and HTML', async () => {
  const { subject, text, html } = await render(letter({ template: 'mail_test', params: { at } }, { isExample: true }))
  for (const part of [subject, text, html]) expect(part).toContain('Example, did not happen')
})

it.each([
  ['en', 'Exercise'],
  ['nl', 'Oefening'],
  ['fr', 'Exercice'],
] as const)('in %s a mail of an exercise begins with "%s", also where all is an example', async (locale, word) => {
  const reference = 'EX-2026-001'
  const params = { reference, escalated: false, at, late: false, path: `/alerts/${reference}` }
  for (const isExample of [false, true]) {
    const said = await render(letter({ template: 'alarm_received', params }, { locale, isExample }))
    expect(said.subject).toMatch(new RegExp(`^${word} · `))
    for (const part of [said.text, said.html]) expect(part).toContain(word)
  }
  const digest = (references: string[]) =>
    render(letter({ template: 'alarm_digest', params: { count: 2, references, path: '/alerts' } }, { locale }))
  expect((await digest([reference])).subject).toMatch(new RegExp(`^${word}`))
  const mixed = await digest([reference, 'L-2026-004'])
  expect(mixed.subject).not.toContain(word)
  expect(mixed.text).toContain(`${reference} (${word})`)
  const real = await render(
    letter({ template: 'alarm_received', params: { ...params, reference: 'L-2026-004' } }, { locale }),
  )
  expect(real.subject + real.text).not.toContain(word)
})

it('encodes the name of the organisation in HTML', async () => {
  const organisation = `<img src=x onerror="alert(1)"> & 'Zonen'`
  const { html, text } = await render(letter({ template: 'mail_test', params: { at } }, { organisation }))
  expect(html).not.toMatch(/<img|onerror="/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Zonen&#39;')
  expect(text).toContain(organisation)
})

describe('a mail may say reference, state, time and path, and nothing else', () => {
  it.each<[string, unknown]>([
    ['mention', { reference: 'A-012', path, comment: 'Jan Peeters is ill' }],
    ['mention', { reference: 'Jan Peeters', path }],
    ['mention', { reference: 'A-012\r\nBcc: evil@x.test', path }],
    ['mention', { reference: 'A-012', path: 'https://evil.test/' }],
    ['mention', { reference: 'A-012', path: '//evil.test/' }],
    ['mention', { reference: 'A-012', path: '/\\evil.test/' }],
    ['mention', { reference: 'A-012', path: '/x\r\ny' }],
    ['mention', { reference: 'A-012', path: '/x" onclick="y' }],
    ['reminder', { reference: 'A-012', what: 'the leak of Jan', due, daysLeft: 1, path }],
    ['reminder', { reference: 'A-012', what: 'finding', due: '2026-02-30', daysLeft: 1, path }],
    ['returned', { reference: 'A-012', path, reason: 'wrong' }],
    ['alarm_due', { reference: 'L-2026-004', what: 'The list of Jan', due: at, hoursLeft: 6, late: false, path }],
    ['alarm_waits', { reference: 'L-2026-004', what: 'gossip', at, late: false, path }],
    ['alarm_received', { reference: 'L-2026-004', escalated: false, at, late: false, path, by: 'Jan' }],
    ['alarm_reminded', { reference: 'L-2026-004', at, path, by: 'Jan' }],
    ['alarm_digest', { count: 1, references: ['The list of Jan'], path }],
    ['gossip', { reference: 'A-012', path }],
  ])('refuses %s with %j', (template, params) => {
    expect(() => contentOf(template, params)).toThrow()
  })
})
