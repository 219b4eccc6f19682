import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { safeNext } from '@/lib/access/request/page-at'
import { currentActor } from '@/lib/access/session/current'
import { loginFacts } from '@/lib/people/entry/setup'
import { LeakCard } from '@/lib/people/screens/leak-card'
import { LoginForm } from '@/lib/people/screens/login-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('login.title') }
}

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { next } = await searchParams
  const target = safeNext(typeof next === 'string' ? next : null)
  const [actor, facts, t] = await Promise.all([currentActor(), loginFacts(), getTranslations('access')])
  if (!facts.setUp) redirect('/setup')
  if (actor) redirect(target)
  return (
    <div className="grid gap-6">
      <h1 className="text-2xl">
        {facts.organisation ? t('login.to', { name: facts.organisation }) : t('login.title')}
      </h1>
      <ClientText namespaces={['access', 'errors']}>
        <LoginForm next={target} />
      </ClientText>
      <LeakCard phone={facts.phone} dial={facts.dial} />
    </div>
  )
}
