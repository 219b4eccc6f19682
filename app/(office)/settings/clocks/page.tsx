import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { sendingRule, waitRule } from '@/lib/alarms/queries'
import { AlarmSettings, SendingSettings } from '@/lib/alarms/screens/alarm-settings'
import { KeepYears } from '@/lib/leak-names/screens/keep-years'
import { anonymousAllowed } from '@/lib/leaks/queries/anonymous'
import { clockRuleList, noBlamePromised, yearsBackOfMoments } from '@/lib/leaks/queries/leak-detail'
import { AnonymousReports, ClockRules, MomentLimit, NoBlame } from '@/lib/leaks/screens/settings/clock-rules'
import { SettingsPage } from '@/lib/settings/screens/settings-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.clocks') }
}

export default async function ClocksPage() {
  const actor = await gate('privacy_settings', 'read')
  const [rules, years, wait, sending, promised, allowed] = await Promise.all([
    clockRuleList(),
    yearsBackOfMoments(),
    waitRule(),
    sendingRule(),
    noBlamePromised(),
    anonymousAllowed(),
  ])
  const mayCorrect = can(actor, 'privacy_settings', 'update') !== null
  return (
    <SettingsPage actor={actor} page="clocks">
      <ClockRules rules={rules} mayCorrect={mayCorrect} />
      <AlarmSettings rule={wait} mayChange={mayCorrect} />
      <SendingSettings rule={sending} mayChange={mayCorrect} />
      <MomentLimit years={years} mayCorrect={mayCorrect} />
      <NoBlame promised={promised} mayCorrect={mayCorrect} />
      <AnonymousReports allowed={allowed} mayCorrect={mayCorrect} />
      <KeepYears mayCorrect={mayCorrect} />
    </SettingsPage>
  )
}
