// A bare server beside which the application is measured: Node's http, pg, and the statements that the application sent
// for the same page, as JSON. Its only argument is a file with { url, pages: { name: [{ text, values, name }] } }.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'

const { url, pages } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const pool = new pg.Pool({ connectionString: url, max: 10 })

const server = createServer(async (asked, answer) => {
  const statements = pages[decodeURIComponent(asked.url?.slice(1) ?? '')] ?? []
  const rows = []
  for (const { text, values, name } of statements)
    rows.push((await pool.query({ text, values, name, rowMode: 'array' })).rows)
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(rows))
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
