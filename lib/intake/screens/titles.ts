import type { RawParams } from '@/lib/table/parse'
import { textsOf } from '@/lib/text/catalogue'
import { languageAsked } from '../doors/load-ask'

/** Titles of the pages for visitors: the same for every link, also for none. */
export async function visitorTitle(params: RawParams, key: 'page' | 'confirm'): Promise<string> {
  return (await textsOf(await languageAsked(params), 'intake'))(`${key}.title`)
}
