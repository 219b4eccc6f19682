import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { currentAsOfChoice } from '@/lib/access/past/as-of'
import { asOfWords } from '@/lib/record-page/as-of/words'
import { actionsFor, pagesFor } from './places'
import { searchFor } from './queries'
import { leastLetters, placesFor } from './rules'
import type { Answer, Start } from './schema'

type PersonContext = CommandContext & { actor: Actor }

/** What the palette starts from: where this person can go, what they can begin, and its words. */
export async function loadStart({ actor }: PersonContext): Promise<Start> {
  const choice = await currentAsOfChoice()
  const [t, nav, common, actions, pages] = await Promise.all([
    getTranslations('search'),
    getTranslations('nav'),
    getTranslations('common'),
    actionsFor(actor, choice !== null),
    pagesFor(actor),
  ])
  return {
    actions,
    pages,
    past: choice && t('past', { moment: (await asOfWords(choice)).long }),
    words: {
      ...{
        title: t('title'),
        intro: t('intro'),
        hint: t('hint'),
        actions: t('kinds.actions'),
        pages: t('kinds.pages'),
        all: t('all'),
      },
      ...{ none: t('none'), noneHelp: t('noneHelp'), searching: t('searching'), failed: t('failed'), keys: t('keys') },
      ...{ close: t('close'), example: common('example'), wipeDrafts: nav('wipeDrafts') },
    },
  }
}

/** The first few of each kind, for the palette. */
export async function loadAnswer(context: PersonContext, q: string): Promise<Answer> {
  if (q.trim().length < leastLetters) return { groups: [], summary: '' }
  const choice = await currentAsOfChoice()
  return searchFor(context, { q, sizes: { records: 6, others: 3 }, asOf: choice?.at ?? null })
}

/** All that the page shows: more of each kind, and the way to each list. */
export async function loadResults(context: PersonContext, q: string) {
  const choice = await currentAsOfChoice()
  const [start, answer] = await Promise.all([
    loadStart(context),
    searchFor(context, { q, sizes: { records: 25, others: 10 }, asOf: choice?.at ?? null, byRegister: true }),
  ])
  const isAsked = q.trim() !== ''
  return {
    q,
    answer,
    words: start.words,
    past: start.past,
    actions: placesFor(
      start.actions.filter(({ href }) => href !== null),
      q,
      isAsked ? 5 : 50,
    ),
    pages: placesFor(start.pages, q, isAsked ? 5 : 50),
  }
}
export type Results = Awaited<ReturnType<typeof loadResults>>
