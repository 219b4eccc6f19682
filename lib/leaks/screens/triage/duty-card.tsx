import { getTranslations } from 'next-intl/server'
import type { LoadedLeak } from '../../load'

/** What who was invited does first, leaves to others, and whom they call; nothing for everybody else. */
export async function DutyCard({ leak, call }: Pick<LoadedLeak, 'leak' | 'call'>) {
  if (leak.duty === undefined) return null
  const t = await getTranslations('triage')
  const role = leak.duty ?? 'none'
  const points = [
    { title: t('duty.first'), text: t(`duty.cards.${role}.first`) },
    { title: t('duty.not'), text: t(`duty.cards.${role}.not`) },
    {
      title: t('duty.call'),
      text: [t(`duty.cards.${role}.call`), leak.handler && t('duty.handler', { name: leak.handler.name })]
        .filter(Boolean)
        .join(' '),
    },
  ]
  return (
    <section
      aria-labelledby="duty-heading"
      className="mt-3 grid gap-2 rounded-md bg-ontrack px-4 py-3 text-ontrack-ink"
    >
      <h2 id="duty-heading" className="text-base">
        {t('duty.title', { role: t(`duty.roles.${role}`) })}
      </h2>
      <dl className="grid gap-x-6 gap-y-2 text-sm md:grid-cols-3">
        {points.map(({ title, text }) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {call && (
        <p className="text-sm">
          <a href={`tel:${call.phone.replace(/[^+\d]/g, '')}`} className="underline underline-offset-3">
            {t('duty.phone', { name: call.name, phone: call.phone })}
          </a>
        </p>
      )}
    </section>
  )
}
