import { Webhook } from 'standardwebhooks'
import { describe, expect, it, test } from 'vitest'
import { eventOf } from './event'
import { isSecret, isSigned } from './knock'

const data = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`data[${name}]`, value]))
/** As MailChimp documents what it sends. */
const unsubscribe = {
  ...{ type: 'unsubscribe', fired_at: '2026-06-02 12:37:00' },
  ...data({
    action: 'unsub',
    reason: 'manual',
    id: '8a25ff1d98',
    list_id: 'a6b5da1054',
    email: 'Api+Unsub@People.test',
  }),
  ...data({ email_type: 'html', ip_opt: '10.20.10.30', web_id: '3375995', campaign_id: 'cb398d21d2' }),
  ...{ 'data[merges][EMAIL]': 'api+unsub@people.test', 'data[merges][FNAME]': 'Ann', 'data[merges][LNAME]': 'Peeters' },
}
const told = (fields: Record<string, string>) => eventOf(new Map(new URLSearchParams(fields)))

describe('what a list service tells', () => {
  it('an unsubscribe', () =>
    expect(told(unsubscribe)).toEqual({
      ...{ is: 'asked', type: 'unsubscribe', firedAt: '2026-06-02T12:37:00.000Z', why: 'unsubscribed' },
      ...{ address: 'api+unsub@people.test', name: 'Ann Peeters', language: '' },
    }))

  it.each<[string, Record<string, string>, object]>([
    ['deleted at the service', { ...unsubscribe, 'data[action]': 'delete' }, { is: 'asked', why: 'deleted' }],
    ['called spam', { ...unsubscribe, 'data[reason]': 'abuse' }, { is: 'asked', why: 'complained' }],
    ['its language', { ...unsubscribe, 'data[merges][MC_LANGUAGE]': 'fr_CA' }, { language: 'fr' }],
    [
      'cleaned after a complaint',
      { type: 'cleaned', fired_at: '2026-06-02 12:37:00', ...data({ reason: 'abuse', email: 'a@b.test' }) },
      { is: 'asked', why: 'complained', name: '' },
    ],
    [
      'cleaned because it is dead',
      { type: 'cleaned', fired_at: '2026-06-02 12:37:00', ...data({ reason: 'hard', email: 'a@b.test' }) },
      { is: 'ignored' },
    ],
    ['a profile', { ...unsubscribe, type: 'profile' }, { is: 'held', movedTo: null }],
    [
      'another address',
      { type: 'upemail', fired_at: '2026-06-02 12:37:00', ...data({ old_email: 'a@b.test', new_email: 'C@D.test' }) },
      { is: 'held', address: 'a@b.test', movedTo: 'c@d.test' },
    ],
    ['a subscription', { type: 'subscribe' }, { is: 'ignored' }],
    ['a campaign', { type: 'campaign' }, { is: 'ignored' }],
    ['nothing', {}, { is: 'wrong', field: 'type' }],
    ['another kind', { ...unsubscribe, type: '__proto__' }, { is: 'wrong', field: 'type' }],
    ['no moment', { ...unsubscribe, fired_at: '' }, { is: 'wrong', field: 'fired_at' }],
    ['a moment that is none', { ...unsubscribe, fired_at: '2026-13-40 99:00:00' }, { is: 'wrong', field: 'fired_at' }],
    ['no address', { ...unsubscribe, 'data[email]': 'Ann' }, { is: 'wrong', field: 'data[email]' }],
    ['a name of two lines', { ...unsubscribe, 'data[merges][FNAME]': 'Ann\r\nBcc: x' }, { name: 'Ann Bcc: x Peeters' }],
    ['a name without end', { ...unsubscribe, 'data[merges][FNAME]': 'x'.repeat(9_999) }, { name: '' }],
  ])('%s', (_, fields, expected) => expect(told(fields)).toMatchObject(expected))
})

const settings = { secret: 's'.repeat(40), signing: null }

test.each([
  ['s'.repeat(40), true],
  ['s'.repeat(39), false],
  ['', false],
  [`${'s'.repeat(40)} `, false],
])('the secret %s opens: %s', (given, opens) => expect(isSecret(settings, given)).toBe(opens))

describe('a relay signs', () => {
  const signing = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`
  const body = 'type=unsubscribe'
  const signed = (over: Record<string, string> = {}, at = new Date()) =>
    new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(signing).sign('msg_1', at, body),
      ...over,
    })
  it.each([
    ['as it must', signed(), body, true],
    ['another body', signed(), 'type=subscribe', false],
    ['another message', signed({ 'webhook-id': 'msg_2' }), body, false],
    ['with another key', signed({ 'webhook-signature': 'v1,AAAA' }), body, false],
    ['not at all', new Headers(), body, false],
    ['ten minutes ago', signed({}, new Date(Date.now() - 600_000)), body, false],
  ])('%s', (_, headers, sent, opens) => expect(isSigned({ ...settings, signing }, sent, headers)).toBe(opens))

  it('and where no key is set nobody has to', () => expect(isSigned(settings, body, new Headers())).toBe(true))
})
