import { expect, it } from 'vitest'
import { formsThatTell } from './places.mjs'

const complaint =
  'lib/a.tsx: a form without noValidate shows messages of the browser; say what is wrong beside the answer.'

it.each([
  ['a required answer', '<form method="post"><input required /></form>', 1],
  ['a kind that browsers judge', '<form\n  onSubmit={send}>\n<input type="email" /></form>', 1],
  [
    'two forms, one of which tells itself',
    '<form noValidate><input required /></form><form><input required /></form>',
    1,
  ],
  ['a form that tells itself', '<form noValidate method="post"><input required /></form>', 0],
  [
    'the same over several lines',
    '<form\n  onSubmit={(event) => send(event)}\n  noValidate\n><input type="email" />',
    0,
  ],
  ['nothing to be wrong', '<form method="get"><input name="q" /></form>', 0],
])('%s', (_case, content, count) => {
  const house = { files: ['lib/a.tsx', 'lib/a.test.tsx'], text: () => content }
  expect(formsThatTell(house)).toEqual(Array.from({ length: count }, () => complaint))
})
