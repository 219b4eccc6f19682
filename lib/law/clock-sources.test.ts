import { expect, test } from 'vitest'
import { sourceIn } from '@/lib/text/glossary/source-words'
import { clockRules, exampleClockRules } from './clock-rules'

test.each([
  ['GDPR Art. 33(1)', 'AVG art. 33, lid 1', 'RGPD art. 33, § 1'],
  [
    'GDPR Art. 33(4); portal of the GBA/APD',
    'AVG art. 33, lid 4; portaal van de GBA',
    'RGPD art. 33, § 4 ; portail de l’APD',
  ],
  [
    'Agreement with the customer, GDPR Art. 28(3)(f)',
    'Overeenkomst met de klant, AVG art. 28, lid 3, f)',
    'Contrat avec le client, RGPD art. 28, § 3, f)',
  ],
  ['Law of 26 April 2024 (NIS2)', 'Wet van 26 april 2024 (NIS2)', 'Loi du 26 avril 2024 (NIS2)'],
  [
    'Delegated Regulation (EU) 2025/301, Art. 5 (DORA)',
    'Gedelegeerde verordening (EU) 2025/301, art. 5 (DORA)',
    'Règlement délégué (UE) 2025/301, art. 5 (DORA)',
  ],
  [
    'Regulation (EU) No 611/2013, Art. 2',
    'Verordening (EU) nr. 611/2013, art. 2',
    'Règlement (UE) n° 611/2013, art. 2',
  ],
  [
    'OptiPost privacy statement 6.1',
    'Privacyverklaring van OptiPost, punt 6.1',
    'Déclaration de confidentialité d’OptiPost, point 6.1',
  ],
  ['Brief van de GBA van 3 maart', 'Brief van de GBA van 3 maart', 'Brief van de GBA van 3 maart'],
])('%s', (source, nl, fr) => {
  expect([sourceIn('en', source), sourceIn('nl', source), sourceIn('fr', source)]).toEqual([source, nl, fr])
})

test('no source that comes with Dertig is left in English', () => {
  const english = /\b(GDPR|Regulation|Law|Agreement|policy|statement|of|the|in|Art)\b/
  const sources = [...clockRules, ...exampleClockRules].map(({ source }) => source)
  expect(sources.length).toBeGreaterThan(12)
  for (const locale of ['nl', 'fr'] as const)
    expect(
      sources.map((source) => sourceIn(locale, source)).filter((text) => english.test(text.replace(/in plaats/, ''))),
    ).toEqual([])
})
