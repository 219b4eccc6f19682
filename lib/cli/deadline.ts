import { z } from 'zod'
import { clockRules, ruleOn } from '@/lib/law/clock-rules'
import { authorityDeadline, requestDeadline } from '@/lib/law/deadlines'
import { countryRules, isLawCountry, type LawCountry } from '@/lib/law/working-days'
import { type CalendarDate, calendarDateSchema, type Instant } from '@/lib/time/types'
import { localDateOf, type MomentProblem, parseInstant } from '@/lib/time/zone'

type Write = (line: string) => void

const questionSchema = z.union([
  z.object({ aware: z.string(), received: z.undefined().optional() }),
  z.object({ received: z.string(), aware: z.undefined().optional() }),
])

/** A question that cannot be answered, in words for the person who typed it. */
class BadQuestion extends Error {}

/** Seconds precision, as people write it; milliseconds only where there are some. */
function shortInstant(instant: Instant): string {
  return instant.replace('.000Z', 'Z')
}

/** Hours of the rule in force on a day; before the GDPR applied, those of its first version. */
function hoursOn(on: CalendarDate): number {
  const first = clockRules.find((rule) => rule.code === 'authority_part1')
  const hours = (ruleOn(clockRules, 'authority_part1', on) ?? first)?.length
  if (!hours) throw new BadQuestion(`the rule of ${on} has no length`)
  return hours
}

const problems: Record<MomentProblem, string> = {
  invalid: 'not a moment with an offset or Z, such as 2026-06-02T14:37:00+02:00',
  leap_second: 'a leap second, which no clock here counts; give the second before or after it',
  impossible_offset: 'an offset that no clock has; they reach from -12:00 to +14:00',
  date_out_of_range: 'a year that no record speaks of; give one from 1900 to 2199',
}

function authorityAnswer(text: string, country: LawCountry) {
  const read = parseInstant(text)
  if ('problem' in read) throw new BadQuestion(`${problems[read.problem]}: ${text}`)
  const aware = read.instant
  const on = localDateOf(aware, countryRules[country].zone)
  const { strict, latest1182 } = authorityDeadline(aware, hoursOn(on), country)
  return { aware: shortInstant(aware), strict: shortInstant(strict), latest1182: shortInstant(latest1182) }
}

function requestAnswer(text: string, country: LawCountry) {
  const received = calendarDateSchema.safeParse(text)
  if (!received.success) throw new BadQuestion(`not a date that exists, such as 2026-03-05: ${text}`)
  return { received: received.data, ...requestDeadline(received.data, country) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadQuestion(`not JSON: ${text.slice(0, 200)}`)
  }
}

function answer(text: string, country: LawCountry) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return requestAnswer(text, country)
  if (!/^[{["]/.test(text)) return authorityAnswer(text, country)
  const question = questionSchema.safeParse(parseJson(text))
  if (!question.success) throw new BadQuestion('give either {"aware": moment} or {"received": date}')
  const { aware, received } = question.data
  return aware === undefined ? requestAnswer(received ?? '', country) : authorityAnswer(aware, country)
}

/** Answers one line; true when it could. A line never stops the ones after it. */
function answerLine(text: string, line: number, country: LawCountry, write: Write): boolean {
  try {
    write(JSON.stringify(answer(text.trim(), country)))
    return true
  } catch (error) {
    const known =
      error instanceof BadQuestion ? error.message : `beyond the dates that can be computed: ${text.slice(0, 200)}`
    write(JSON.stringify({ error: known, line }))
    return false
  }
}

type Options = { country: LawCountry; questions: string[] }

function optionsOf(args: readonly string[]): Options | string {
  const questions: string[] = []
  let country = 'BE'
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (argument === '--country') country = args[++index] ?? ''
    else if (argument.startsWith('--country=')) country = argument.slice('--country='.length)
    else if (argument.startsWith('--')) return `unknown option ${argument}`
    else questions.push(argument)
  }
  const code = country.toUpperCase()
  if (!isLawCountry(code))
    return `no public holidays are known for country "${country}"; known: ${Object.keys(countryRules).join(', ')}`
  return { country: code, questions }
}

/**
 * `dertig deadline`: moments and dates as arguments, or JSON lines as input, answered as JSON lines. A moment (or {"aware"}) gives the
 * time limit of Art. 33(1), a date (or {"received"}) that of Art. 12(3). Answers the exit code: 1 when a line was bad, 2 when nothing
 * could be asked. Needs no database.
 */
export async function runDeadline(
  args: readonly string[],
  input: AsyncIterable<string> | null,
  write: Write,
): Promise<number> {
  const options = optionsOf(args)
  if (typeof options === 'string') {
    write(JSON.stringify({ error: options }))
    return 2
  }
  const { country, questions } = options
  const answered = questions.map((text, index) => answerLine(text, index + 1, country, write))
  if (questions.length > 0) return answered.every(Boolean) ? 0 : 1
  if (input === null) {
    write(JSON.stringify({ error: 'nothing asked: give a moment, a date, or JSON lines on standard input' }))
    return 2
  }
  return answerInput(input, country, write)
}

async function answerInput(input: AsyncIterable<string>, country: LawCountry, write: Write): Promise<number> {
  let line = 0
  let bad = 0
  for await (const text of linesOf(input)) {
    line += 1
    if (text.trim() !== '' && !answerLine(text, line, country, write)) bad += 1
  }
  return bad === 0 ? 0 : 1
}

/** Lines of a stream that arrives in pieces of any size, or in lines already. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let rest = ''
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r?\n/)
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}
