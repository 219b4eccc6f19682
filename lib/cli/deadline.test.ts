import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runDeadline } from './deadline'

async function* stream(...pieces: string[]): AsyncIterable<string> {
  yield* pieces
}

async function run(args: string[], input: AsyncIterable<string> | null = null) {
  const lines: string[] = []
  const code = await runDeadline(args, input, (line) => lines.push(line))
  return { code, answers: lines.map((line): unknown => JSON.parse(line)) }
}

const aware = { aware: '2026-06-02T12:37:00Z', strict: '2026-06-05T12:37:00Z', latest1182: '2026-06-05T13:00:00Z' }
const received = {
  received: '2026-04-25',
  primary: '2026-05-25',
  latest: '2026-05-26',
  extended: '2026-07-25',
  extendedLatest: '2026-07-27',
}

describe('dertig deadline', () => {
  test('moments, dates and JSON as arguments', async () => {
    const args = [
      '2026-06-02T14:37:00+02:00',
      '2026-04-25',
      '{"aware":"2026-06-02T12:37:00Z"}',
      '{"received":"2026-04-25"}',
    ]
    expect(await run(args)).toEqual({ code: 0, answers: [aware, received, aware, received] })
  })

  test('JSON lines on standard input, in pieces of any size', async () => {
    const input = stream('{"aware":"2026-06-02T14:3', '7:00+02:00"}\r\n\n{"received":', '"2026-04-25"}')
    expect(await run([], input)).toEqual({ code: 0, answers: [aware, received] })
  })

  test('a bad line is named, the others are answered, the exit code is 1', async () => {
    const input = stream('{"aware":"yesterday"}\n{"received":"2026-02-30"}\nnonsense\n[]\n{"received":"2026-04-25"}\n')
    const { code, answers } = await run(['--country', 'BE'], input)
    expect(code).toBe(1)
    const error = expect.any(String)
    expect(answers).toEqual([{ error, line: 1 }, { error, line: 2 }, { error, line: 3 }, { error, line: 4 }, received])
  })

  test('milliseconds stay where there are some; a moment before 1970 or without offset, both keys, the end of time', async () => {
    const { code, answers } = await run([
      '2026-06-02T12:37:00.250Z',
      '2026-06-02T12:37:00',
      '{"aware":"2026-06-02T12:37:00Z","received":"2026-04-25"}',
      '9999-12-31T23:00:00Z',
      '9999-12-31',
    ])
    expect(code).toBe(1)
    expect(answers[0]).toMatchObject({ aware: '2026-06-02T12:37:00.250Z', latest1182: '2026-06-05T13:00:00Z' })
    expect(answers.slice(1)).toEqual([2, 3, 4, 5].map((line) => ({ error: expect.any(String), line })))
  })

  test.each([[['--country', 'NL', '2026-04-25']], [['--wrong', '2026-04-25']], [[]]])(
    '%j cannot be asked',
    async (args) => {
      expect(await run(args)).toEqual({ code: 2, answers: [{ error: expect.any(String) }] })
    },
  )

  test('starts without the database', () => {
    const source = readFileSync(new URL('./deadline.ts', import.meta.url), 'utf8')
    const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])
    expect(imports.filter((name) => name === undefined || !/^(zod|@\/lib\/(law|time)\/)/.test(name))).toEqual([])
  })
})
