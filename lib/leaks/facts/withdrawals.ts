import { type Withdrawal, withdrawals } from '@/lib/law/codes/leak-states'

/** Which notifications can be taken back: those of regimes in which one was filed, by the clocks that ended so. */
export function withdrawable(clocks: readonly { code: string; endKind: string | null }[]): readonly string[] {
  const isFiled = (starts: string) => clocks.some(({ code, endKind }) => endKind === 'filed' && code.startsWith(starts))
  const beginnings: Readonly<Record<Withdrawal, string>> = {
    gdpr_withdrawn: 'authority_',
    nis2_withdrawn: 'nis2_',
    dora_withdrawn: 'dora_',
  }
  return withdrawals.filter((kind) => isFiled(beginnings[kind]))
}
