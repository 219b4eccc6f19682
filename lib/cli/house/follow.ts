import path from 'node:path'
import { followWays } from './testing-ways'

/** A process of its own: follows the ways and prints them as JSON. */
followWays(path.resolve('.')).then(
  (ways) => console.log(JSON.stringify(ways)),
  (error) => {
    console.error(error)
    process.exitCode = 1
  },
)
