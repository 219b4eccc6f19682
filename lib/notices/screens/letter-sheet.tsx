import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { openPlaces } from '@/lib/text/reading/open-places'
import { changeLetterAction } from '../actions'
import { headedParts, type LetterPart, letterParts } from '../letters/codes'
import { headingsOf } from '../letters/export'
import type { LetterPageView } from '../letters/read-letters'

type Props = { view: LetterPageView }

/** The letter as it reads, part by part; each is changed where it stands. */
export async function LetterSheet({ view }: Props) {
  const { letter, can } = view
  const [t, headings] = await Promise.all([getTranslations('letters'), headingsOf(letter.language)])
  const shown = letterParts.filter((part) => letter.texts[part].trim() !== '' || can.update)
  const headed = (part: LetterPart) => headedParts.find((one) => one === part)
  return (
    <article
      aria-label={t('preview')}
      className="grid min-w-0 gap-4 rounded-md border border-hairline bg-surface px-4 py-4 sm:px-6 print:border-0"
    >
      {shown
        .filter((part) => part !== 'news' || letter.isFurther)
        .map((part) => {
          const heading = headed(part)
          return (
            <section
              key={part}
              id={`part-${part}`}
              aria-label={t(`parts.names.${part}`)}
              className="grid scroll-mt-20 gap-1.5 lg:scroll-mt-28"
            >
              <div lang={letter.language} className="measure">
                {part === 'subject' && (
                  <h2 className="text-lg">
                    <Marked text={letter.texts.subject} />
                  </h2>
                )}
                {heading && <h3 className="mb-1 font-semibold">{headings[heading]}</h3>}
                {part !== 'subject' && (
                  <p className="whitespace-pre-line">
                    <Marked text={letter.texts[part]} />
                  </p>
                )}
              </div>
              {can.update && <Change view={view} part={part} />}
            </section>
          )
        })}
    </article>
  )
}

/** A text in which the places that are still open are seen at once. */
function Marked({ text }: { text: string }) {
  const places = openPlaces(text)
  const between = places.reduce<string[]>(
    (parts, place) => {
      const rest = parts.at(-1) ?? ''
      const at = rest.indexOf(place)
      return [...parts.slice(0, -1), rest.slice(0, at), rest.slice(at + place.length)]
    },
    [text],
  )
  return between.map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order
    <span key={n}>
      {part}
      {places[n] !== undefined && (
        <mark className="rounded-sm bg-withinday px-0.5 text-withinday-ink">{places[n]}</mark>
      )}
    </span>
  ))
}

/** Changing one part, and what the leak gives for it today where that says something else. */
async function Change({ view: { letter, today }, part }: Props & { part: LetterPart }) {
  const t = await getTranslations('letters')
  const { id, version, texts } = letter
  const other = today[part]
  const name = t(`parts.names.${part}`)
  return (
    <>
      <Act
        name="changeLetter"
        action={changeLetterAction}
        fixed={{ id, version }}
        summary={t('parts.change', { part: name })}
        submit={t('parts.save')}
        variant="secondary"
        fields={[{ name: part, kind: part === 'subject' ? 'line' : 'text', label: name, value: texts[part] }]}
      />
      {other !== undefined && (
        <details data-chrome className="text-sm">
          <summary className="min-h-6 text-accent">{t('parts.today')}</summary>
          <div className="mt-1 grid gap-2 border-l-2 border-hairline pl-3">
            <p lang={letter.language} className="measure whitespace-pre-line">
              {other}
            </p>
            <Act
              name="changeLetter"
              action={changeLetterAction}
              fixed={{ id, version, [part]: other }}
              submit={t('parts.take')}
              variant="secondary"
              fields={[]}
            />
          </div>
        </details>
      )}
    </>
  )
}
