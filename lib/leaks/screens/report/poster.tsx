import { getTranslations } from 'next-intl/server'
import { encode } from 'uqr'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { textsOf } from '@/lib/text/catalogue'
import { reportLocales } from '@/lib/text/locale'

type Props = {
  /** The short address of the report form. */
  address: string
  call: { name: string; phone: string } | null
}

/** The way to the poster, for who can report a leak. */
export async function PosterLink({ actor }: { actor: Actor }) {
  if (!mayEver(actor, 'report', 'create')) return null
  const t = await getTranslations('leaks')
  return <LinkButton href="/report-leak/poster">{t('poster.link')}</LinkButton>
}

/** A sheet of A4 for the wall, in every language, with the code and the address of the report form. */
export async function Poster({ address, call }: Props) {
  const texts = await Promise.all(
    reportLocales.map(async (language) => ({ language, t: await textsOf(language, 'leaks') })),
  )
  const shown = address.replace(/^https?:\/\//, '')
  return (
    <article className="grid max-w-3xl gap-8 rounded-md border border-hairline bg-white p-8 text-black print:max-w-none print:gap-7 print:border-0 print:p-0">
      {texts.map(({ language, t }) => (
        <section key={language} lang={language} className="grid gap-2">
          <h2 className="text-3xl font-semibold print:text-4xl">{t('poster.question')}</h2>
          <p className="text-lg print:text-xl">{t('poster.examples')}</p>
        </section>
      ))}
      <div className="flex flex-wrap items-center gap-8">
        <Code text={address} />
        <div className="grid min-w-0 flex-1 basis-64 gap-4 text-xl">
          <p>{texts.map(({ t }) => t('poster.scan')).join(' · ')}</p>
          <p className="font-semibold wrap-anywhere">{shown}</p>
          {call && (
            <ul className="grid gap-1">
              {texts.map(({ language, t }) => (
                <li key={language} lang={language}>
                  {t('poster.call', call)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </article>
  )
}

/** A QR code, drawn by the server: a square of ink for each dark module, with the quiet zone that scanners need. */
function Code({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const ink = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${size} ${size}`}
      className="size-56 shrink-0 print:size-64"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={ink} fill="#000" />
    </svg>
  )
}
