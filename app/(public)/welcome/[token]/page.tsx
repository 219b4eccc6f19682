import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { findWelcome } from '@/lib/people/entry/sign-in'
import { choose } from '@/lib/people/entry/welcome-actions'
import { WelcomeForm } from '@/lib/people/screens/welcome-form'
import { WelcomeOver } from '@/lib/people/screens/welcome-over'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('welcome.title'), referrer: 'no-referrer' }
}

export default async function WelcomePage({ params }: PageProps<'/welcome/[token]'>) {
  const { token } = await params
  const person = await findWelcome(token, systemNow())
  if (!person) notFound()
  if (typeof person === 'string') return <WelcomeOver end={person} />
  const t = await getTranslations('access')
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-2xl">{t('welcome.hello', { name: person.name })}</h1>
        <p className="mt-2 text-muted">{t('welcome.help', { email: person.email })}</p>
      </div>
      <ClientText namespaces={['access', 'errors']}>
        <WelcomeForm token={token} email={person.email} send={choose} />
      </ClientText>
    </div>
  )
}
