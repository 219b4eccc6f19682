'use server'

import { action } from '@/lib/action/action'
import { removeComment, writeComment } from './commands'
import { markSeen, mentionable } from './queries'
import { commentedRecord, commentRemove, commentWrite } from './schema'

export const writeCommentAction = action({
  name: 'comments.write',
  permission: { resource: 'comment', verb: 'create' },
  input: commentWrite,
  run: writeComment,
})

export const removeCommentAction = action({
  name: 'comments.remove',
  permission: { resource: 'comment', verb: 'retire' },
  input: commentRemove,
  run: removeComment,
})

export const commentsSeenAction = action({
  name: 'comments.seen',
  permission: { resource: 'comment', verb: 'read' },
  input: commentedRecord,
  run: markSeen,
})

/** Asked when somebody begins to name somebody. */
export const mentionableAction = action({
  name: 'comments.people',
  permission: { resource: 'comment', verb: 'create' },
  input: commentedRecord,
  run: ({ actor, now }, asked) => mentionable(actor, asked, now),
})
