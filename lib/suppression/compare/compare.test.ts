import { describe, expect, it, test } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import { addressDigest } from '../address/digest'
import { normalAddress } from '../address/normal'
import { compareFile } from './compare'

const gone = ['ann@gone.test', 'zoë@gone.test', 'bart@xn--gnt-jma.test']
const digests = new Set(gone.map(addressDigest))
const asked: number[] = []
const lookUp = async (some: readonly string[]) => {
  asked.push(some.length)
  return new Set(some.filter((digest) => digests.has(digest)))
}

/** The bytes in pieces that cut characters and cells in two. */
async function* pieces(bytes: Buffer, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const compare = (bytes: Buffer | string, size?: number) =>
  compareFile(pieces(Buffer.from(bytes), size), { lookUp, most: 64 * 1024 * 1024 })
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

const mailchimp = [
  '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,NOTES',
  'Ann@Gone.test,"Ann, the first",Peeters,2,"2026-01-01 10:00:00","line one',
  'line two ""quoted"""',
  'stays@here.test,Rik,"O\'Neil",5,,',
  'ANN@gone.test,Ann,Peeters,2,,',
].join('\r\n')

describe('a list, however it is written', () => {
  it.each<[string, Buffer | string, object]>([
    ['the export of MailChimp', mailchimp, { column: 'Email Address', separator: ',', encoding: 'utf-8', rows: 3 }],
    ['UTF-8 with its mark', `\ufeff${mailchimp}`, { column: 'Email Address', rows: 3 }],
    ['UTF-16', Buffer.from(`\ufeff${mailchimp}`, 'utf16le'), { encoding: 'utf-16le', rows: 3 }],
    ['UTF-16 without its mark', Buffer.from(mailchimp, 'utf16le'), { encoding: 'utf-16le', rows: 3 }],
    ['UTF-16 the other way round', utf16be(mailchimp), { encoding: 'utf-16be', rows: 3 }],
    [
      'Latin-1 with semicolons',
      Buffer.from('naam;e-mailadres;stad\nZo\u00eb, de eerste;ann@gone.test;Li\u00e8ge\nx;b@here.test;Y\n', 'latin1'),
      { encoding: 'windows-1252', separator: ';', column: 'e-mailadres', rows: 2 },
    ],
    ['tabs', 'courriel\tville\nann@gone.test\tLi\u00e8ge\n', { separator: '\t', column: 'courriel', rows: 1 }],
    ['no header', 'b@here.test\nann@gone.test\n', { column: null, rows: 2 }],
    ['no header, more columns', '1;b@here.test\n2;ann@gone.test', { column: null, separator: ';', rows: 2 }],
    ['a header nobody knows', 'who,where\nx,ann@gone.test\ny,b@here.test', { column: 'where', rows: 2 }],
    [
      'names before the addresses',
      'who,mail\nx,Ann Peeters <Ann@gone.test>\ny,"Rik, <b@here.test>"',
      { rows: 2, wrong: 0 },
    ],
    ['names, and no header', 'Rik <b@here.test>\nAnn <ann@gone.test>\n', { column: null, rows: 2 }],
    ['several in one cell', 'mail\n"b@here.test; ann@gone.test, c@here.test"\n', { rows: 1, addresses: 3 }],
    ['what is no address', 'mail,name\nann@gone.test,Ann\nask Rik,Rik\n,x', { wrong: 2, unread: 1 }],
    ['lines that are empty', 'email\n\nann@gone.test\n\n\n', { rows: 1 }],
    ['rows of other lengths', 'id,email\n1,ann@gone.test,more\n2\n', { rows: 2, wrong: 1 }],
  ])('%s', async (_, bytes, expected) => {
    const read = await compare(bytes)
    expect(read).toMatchObject({ isWhole: true, ...expected })
    expect(read.found.map(({ address }) => address)).toEqual(['ann@gone.test'])
    expect(await compare(bytes, 100_000)).toEqual(read)
  })

  it.each([
    ['words under a header that says mail', 'mail\nask Ann\nask Rik\n'],
    ['cells that are empty', 'email,name\n,Ann\n,Rik\n'],
    ['an address among other words', 'email\nann@gone.test or so\n'],
  ])('refuses %s: it would say that nobody stands on it', async (_, text) => {
    await expect(compare(text)).rejects.toMatchObject({ detail: { reason: 'list_no_addresses' } })
  })

  it('names each address once, at its first row, also with signs beyond ASCII', async () => {
    const read = await compare('e-mail\nZO\u00cb@gone.test\nbart@G\u00cbNT.test\nzoe\u0308@gone.test\nnew@here.test')
    expect(read.found).toEqual([
      { address: 'zo\u00eb@gone.test', row: 2 },
      { address: 'bart@xn--gnt-jma.test', row: 3 },
    ])
  })

  it('a list of which a fifth is none: each by its row, the first of them', async () => {
    const row = (n: number) => (n % 5 === 0 ? `"not an address ${n}"` : `a${n}@here.test`)
    const rows = Array.from({ length: 1_000 }, (_, n) => row(n))
    const read = await compare(['email', ...rows, 'ann@gone.test'].join('\n'))
    expect(read).toMatchObject({ rows: 1_001, addresses: 801, wrong: 200, isWhole: true })
    expect(read.wrongRows).toHaveLength(50)
    expect(read.wrongRows.slice(0, 2)).toEqual([
      { row: 2, why: 'no_address' },
      { row: 7, why: 'no_address' },
    ])
    expect(read.found).toEqual([{ address: 'ann@gone.test', row: 1_002 }])
  })

  it('a cell of a megabyte', async () => {
    const read = await compare(`email,notes\nb@here.test,"${'x\n'.repeat(512 * 1024)}"\nann@gone.test,\n`, 65_536)
    expect(read).toMatchObject({ rows: 2, wrong: 0, isWhole: true, found: [{ row: 3 }] })
  })

  it.each([
    ['cut off within a cell', 'email,notes\nann@gone.test,x\nb@here.test,"the end is miss'],
    [
      'a cell without an end',
      `email,notes\nann@gone.test,x\nb@here.test,"${'y'.repeat(9 * 1024 * 1024)}\nc@d.test,z\n`,
    ],
  ])('%s: what stands before it counts, and that it is not whole is said', async (_, text) => {
    const read = await compare(text, 65_536)
    expect(read).toMatchObject({ isWhole: false, brokenAt: 3, found: [{ address: 'ann@gone.test', row: 2 }] })
  })
})

describe('what is no list', () => {
  it.each<[string, Buffer | string, string]>([
    ['an archive', Buffer.from('504b030414000000', 'hex'), 'list_not_text'],
    ['bytes', Buffer.from([1, 0, 0, 0, 2, 0, 0, 7, 0]), 'list_not_text'],
    ['nothing', '', 'list_no_addresses'],
    ['rows without an address', 'a,b\n1,2\n3,4', 'list_no_addresses'],
  ])('%s', async (_, bytes, reason) => {
    const wrong = await compare(bytes).catch((error: unknown) => error)
    expect(wrong).toBeInstanceOf(Refusal)
    expect(wrong).toMatchObject({ code: 'invalid', detail: { reason } })
  })

  it('more than is taken is refused while it comes', async () => {
    const endless = async function* () {
      for (;;) yield Buffer.from('a@here.test\n'.repeat(1_000))
    }
    await expect(compareFile(endless(), { lookUp, most: 100_000 })).rejects.toMatchObject({
      detail: { reason: 'list_too_large' },
    })
  })
})

test('a header alone is a list without anybody', async () =>
  expect(await compare('Email Address,First Name\n')).toMatchObject({ rows: 0, addresses: 0, found: [] }))

test('addresses are asked for in batches', async () => {
  asked.length = 0
  await compare(['email', ...Array.from({ length: 2_500 }, (_, n) => `a${n}@here.test`)].join('\n'), 65_536)
  expect(asked).toEqual([1_000, 1_000, 500])
})

test.each([
  [' Ann@Gone.TEST ', 'ann@gone.test'],
  ['<ann@gone.test>', 'ann@gone.test'],
  ['mailto:ann@gone.test', 'ann@gone.test'],
  ['ann+news@gone.test', 'ann+news@gone.test'],
  ['ann@gone.test.', 'ann@gone.test'],
  ['ann@g\u00ebnt.test', 'ann@xn--gnt-jma.test'],
  ['ann', null],
  ['ann@gone', null],
  ['@gone.test', null],
  ['a b@gone.test', null],
  ['ann@gone..test', null],
  ['a;b@gone.test', null],
  [`${'x'.repeat(300)}@gone.test`, null],
])('%s as it is compared: %s', (text, expected) => expect(normalAddress(text)).toBe(expected))
