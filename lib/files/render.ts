import type { DocumentContent } from './content'

/** The content as a file of that format. What makes PDF or Word is large, and is loaded for the first of its kind: tables need neither. */
export async function renderAs(format: 'pdf' | 'docx', content: DocumentContent): Promise<Uint8Array> {
  if (format === 'docx') return (await import('./docx')).renderDocx(content)
  return (await (await import('./document')).renderPdf(content)).bytes
}
