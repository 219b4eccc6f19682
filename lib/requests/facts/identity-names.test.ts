import { expect, test } from 'vitest'
import { looksLikeIdentity } from './identity-names'

test.each([
  ['identiteitskaart.pdf', true],
  ['Scan_Identiteitskaart-voorkant (2).jpg', true],
  ['eID Nele.pdf', true],
  ['carte d’identité.pdf', true],
  ['Passeport_recto.png', true],
  ['PASSPORT.heic', true],
  ['Führerschein.pdf', true],
  ['my id card.jpg', true],
  ['mail van 3 juni.eml', false],
  ['identification of systems.pdf', false],
  ['leidraad.pdf', false],
  ['bevestiging MailChimp.pdf', false],
])('%s', (name, is) => expect(looksLikeIdentity(name)).toBe(is))
