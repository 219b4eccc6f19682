import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState, Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link, TextLink } from '@/components/ui/link'
import { longestSearch } from '@/lib/table/state'
import { marked } from '@/lib/text/marks'
import type { Results } from '../load'
import type { Group, Place } from '../schema'
import { HitText } from './hit-text'
import { MarkedText } from './marked-text'

/** The search as a page: a box, the hits of each kind and the lists that show all of them. */
export async function SearchResults({ results: { q, answer, actions, pages, words, past } }: { results: Results }) {
  const [t, locale] = await Promise.all([getTranslations('search'), getLocale()])
  const isAsked = q.trim() !== ''
  const isFound = answer.groups.length + actions.length + pages.length > 0
  return (
    <div className="grid max-w-4xl gap-5">
      <form action="/search">
        <Field id="q" label={t('label')}>
          <div className="flex gap-2">
            <Input id="q" name="q" type="search" defaultValue={q} maxLength={longestSearch} placeholder={words.hint} />
            <Button type="submit" variant="primary">
              {words.title}
            </Button>
          </div>
        </Field>
      </form>
      {past && <Alert tone="info">{past}</Alert>}
      {isAsked && isFound && (
        <p role="status" className="text-sm text-muted">
          {answer.summary}
        </p>
      )}
      {!isFound && <EmptyState title={words.none}>{words.noneHelp}</EmptyState>}
      {answer.groups.map((group) => (
        <GroupSection key={group.kind} group={group} example={words.example} lists={t('lists')} locale={locale} />
      ))}
      <PlacesSection id="actions" title={words.actions} places={actions} q={q} />
      <PlacesSection id="pages" title={words.pages} places={pages} q={q} />
    </div>
  )
}

const row = 'block rounded-md px-2 py-2 hover:bg-hover max-lg:min-h-11'

type GroupProps = { group: Group; example: string; lists: string; locale: string }

function GroupSection({ group, example, lists, locale }: GroupProps) {
  return (
    <Section id={group.kind} title={`${group.label} (${group.count})`}>
      <ul className="-mx-2 grid">
        {group.hits.map((hit) => (
          <li key={hit.href}>
            <Link href={hit.href} className={row}>
              <HitText hit={hit} example={example} locale={locale} />
            </Link>
          </li>
        ))}
      </ul>
      {group.more.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2 border-t border-hairline pt-3 text-sm">
          <span className="text-muted">{lists}</span>
          {group.more.map(({ href, text }) => (
            <TextLink key={href} href={href}>
              {text}
            </TextLink>
          ))}
        </p>
      )}
    </Section>
  )
}

type PlacesProps = { id: string; title: string; places: readonly Place[]; q: string }

function PlacesSection({ id, title, places, q }: PlacesProps) {
  if (places.length === 0) return null
  return (
    <Section id={id} title={title}>
      <ul className="-mx-2 grid sm:grid-cols-2">
        {places.map(({ key, href, label }) => (
          <li key={key}>
            <Link href={href ?? '/'} className={row}>
              <MarkedText parts={marked(label, q)} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
