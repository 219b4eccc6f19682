import { LinkButton } from '@/components/ui/link-button'
import { ExtractLink } from '@/lib/extract/screens/screen'
import { ImportLink } from '@/lib/imports/screens/list-screen'
import type { Wording } from '@/lib/records/state/wording'
import { TemplatesLink } from '@/lib/templates/screens/screen'
import type { loadList } from '../load'

type Props = { loaded: Awaited<ReturnType<typeof loadList>>; words: Wording }

/** What can be begun from the list of a register. */
export function ListActions({ loaded: { actor, register, mayCreate }, words }: Props) {
  const { slug } = register
  return (
    <>
      {mayCreate && (
        <>
          <LinkButton href={`/registers/${slug}/new`} variant="primary">
            {words.t('registers.new')}
          </LinkButton>
          <TemplatesLink register={slug} />
          <ImportLink register={slug} />
        </>
      )}
      <ExtractLink actor={actor} register={slug} />
    </>
  )
}
