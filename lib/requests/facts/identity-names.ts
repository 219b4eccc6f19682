import { folded } from '@/lib/text/fold'

/** What files with a copy of an identity document are called, in the languages of the company; without accents. */
const names = [
  ...['identiteitskaart', 'identiteitsbewijs', 'eid', 'paspoort', 'rijbewijs', 'verblijfskaart'],
  ...['carte didentite', 'carte d identite', 'carte identite', 'piece didentite', 'piece d identite', 'passeport'],
  ...['permis de conduire', 'titre de sejour', 'identity card', 'id card', 'id kaart', 'idcard', 'passport'],
  ...['driving licence', 'drivers license', 'personalausweis', 'reisepass', 'fuhrerschein', 'ausweis'],
]

/** Whether a file is called as a copy of an identity document is. Pure. */
export function looksLikeIdentity(name: string): boolean {
  const words = ` ${folded(name)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}]+/gu, ' ')} `
  return names.some((one) => words.includes(` ${one} `))
}
