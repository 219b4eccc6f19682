// The one list of rooms. A room is a folder of lib; it imports only what stands before it here, types included.

/** Ground first. `components` stands right after the doors, `app` on top of everything; the rest are folders of lib. */
export const order = `
  time table errors config log text db lists
  law
  company
  access
  jobs
  audit files documents
  action
  components
  views evidence mail findings people backup
  registers
  records
  review confirmations retention authorities requests suppression leaks leak-tasks leak-names notices intake alarms organisation flow adequacy
  versions reports extract leak-log leak-figures exercises templates calendar batch imports sharing statement api
  beside
  record-page
  audit-page exports examples figures data-map first-hour settings overview search
  start cli
  app
`
  .trim()
  .split(/\s+/)

/** Rooms that are rows of rooms: each folder in them keeps the rules of a room by itself. */
const rows = new Set(['beside'])

/** The folders of lib in the list. */
export const rooms = order.filter((name) => name !== 'components' && name !== 'app')

/** Where a file stands in the list; -1 for a folder that is not in it, `app` for what the framework calls at the top. */
export function placeOf(file) {
  const [top, room] = file.split('/')
  if (top === 'lib') return rooms.includes(room) ? order.indexOf(room) : -1
  return order.indexOf(top === 'components' ? 'components' : 'app')
}

/** The room whose face a file stands behind, as its folder under lib: `leaks`, `beside/comments`; null outside lib. */
export function roomOf(file) {
  const [top, room, ...rest] = file.split('/')
  if (top !== 'lib' || rest.length === 0) return null
  return rows.has(room) && rest.length > 1 ? `${room}/${rest[0]}` : room
}

/** Tests, and what only tests use. */
export const isTest = (file) => /[.]test[.]tsx?$|\/testing\/|\/testing[^/]*[.]ts$/.test(file)
/** What people write and a machine runs; not texts, styles, pictures. */
export const isCode = (file) => /[.](tsx?|mjs|cjs|js)$/.test(file) && !/[.]d[.]ts$/.test(file)
export const folderOf = (file) => file.split('/').slice(0, -1).join('/')
export const nameOf = (file) => file.split('/').at(-1) ?? file
