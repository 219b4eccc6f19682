/**
 * The files of lib/text/messages/<locale>/ beside those of the registers, which are found by their slugs. A new namespace
 * adds its line here and one file per language.
 */
export const namespaces = [
  'common',
  'nav',
  'table',
  'form',
  'errors',
  'broken',
  'time',
  'clocks',
  'codes',
  'audit',
  'access',
  'registers',
  'review',
  'attachments',
  'extract',
  'as-of',
  'versions',
  'talk',
  'templates',
  'findings',
  'retention',
  'calendar',
  'flow',
  'organisation',
  'leaks',
  'report-form',
  'triage',
  'drafts',
  'overview',
  'settings',
  'mail',
] as const
export type Namespace = (typeof namespaces)[number]
