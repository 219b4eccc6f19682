import { receiver } from '@/lib/action/receiver'
import { attachLeakFileInput, attachReporterFile } from '@/lib/leaks/commands/attach-file'

/** Takes one photo or file in, as the raw body, from the reporter of a leak. Right: own_report.note. */
export const PUT = receiver({
  name: 'leaks.file',
  permission: { resource: 'own_report', verb: 'note' },
  input: attachLeakFileInput,
  run: attachReporterFile,
})
