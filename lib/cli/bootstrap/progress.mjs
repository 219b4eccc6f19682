import { spawn } from 'node:child_process'
import { Failure } from './failure.mjs'

const keptLines = 20

/**
 * Runs a program and says what is going on: the seconds counting on a terminal, a line every ten seconds elsewhere.
 * Its own output is shown only when it fails. Returns what it printed.
 * @param {string} title
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, hint?: string }} [options]
 */
export async function runWithProgress(title, program, args, { env = {}, cwd, hint = '' } = {}) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const onTerminal = process.stderr.isTTY
  process.stderr.write(onTerminal ? `${title} …` : `${title} …\n`)
  const ticker = setInterval(
    () => process.stderr.write(onTerminal ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`),
    onTerminal ? 1_000 : 10_000,
  )
  try {
    const output = await collect(program, args, { env: { ...process.env, ...env }, cwd })
    process.stderr.write(`${onTerminal ? '\r' : ''}${title}: done in ${seconds()} s\n`)
    return output
  } catch (error) {
    if (onTerminal) process.stderr.write('\n')
    const said = shortened(
      String(error.output ?? error.message)
        .trim()
        .split('\n'),
    )
    throw new Failure(`${title}: failed.${hint ? ` ${hint}` : ''}\n${said}`)
  } finally {
    clearInterval(ticker)
  }
}

/** The beginning, where programs name the cause, and the end. */
function shortened(lines) {
  if (lines.length <= 2 * keptLines) return lines.join('\n')
  return [...lines.slice(0, keptLines), '…', ...lines.slice(-keptLines)].join('\n')
}

function collect(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(Object.assign(new Error(`${program} ended with ${code}`), { output }))
    })
  })
}
