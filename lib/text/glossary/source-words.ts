import type { Locale } from '../locale'

type Say = readonly [said: RegExp, otherwise: string]

/** How a source of ours reads in Dutch and French: the law’s short name and the way its articles are counted there. */
const words: Readonly<Record<Exclude<Locale, 'en'>, readonly Say[]>> = {
  nl: [
    [/\bAgreement with the customer\b/g, 'Overeenkomst met de klant'],
    [/\bCompany policy\b/g, 'Eigen beleid'],
    [/\bportal of the GBA\/APD\b/g, 'portaal van de GBA'],
    [/\bLaw of 26 April 2024\b/g, 'Wet van 26 april 2024'],
    [/\btrust services, in place of 72 hours\b/g, 'vertrouwensdiensten, in plaats van 72 uur'],
    [/\bDelegated Regulation\b/g, 'Gedelegeerde verordening'],
    [/\bRegulation \(EU\) No\b/g, 'Verordening (EU) nr.'],
    [/\bRegulation\b/g, 'Verordening'],
    [/\b(\w+) privacy statement\b/g, 'Privacyverklaring van $1, punt'],
    [/\bGDPR\b/g, 'AVG'],
    [/\bArt\. (\d+)\((\d+)\)\((\w)\)/g, 'art. $1, lid $2, $3)'],
    [/\bArt\. (\d+)\((\d+)\)/g, 'art. $1, lid $2'],
    [/\bArt\. (?=\d)/g, 'art. '],
    [/([,;] \d+)\((\d+)\)\((\w)\)/g, '$1, lid $2, $3)'],
    [/([,;] \d+)\((\d+)\)/g, '$1, lid $2'],
  ],
  fr: [
    [/\bAgreement with the customer\b/g, 'Contrat avec le client'],
    [/\bCompany policy\b/g, 'Politique interne'],
    [/\bportal of the GBA\/APD\b/g, 'portail de l’APD'],
    [/\bLaw of 26 April 2024\b/g, 'Loi du 26 avril 2024'],
    [/\btrust services, in place of 72 hours\b/g, 'services de confiance, au lieu de 72 heures'],
    [/\bDelegated Regulation\b/g, 'Règlement délégué'],
    [/\bRegulation \(EU\) No\b/g, 'Règlement (UE) n°'],
    [/\bRegulation\b/g, 'Règlement'],
    [/\(EU\)/g, '(UE)'],
    [/\b(\w+) privacy statement\b/g, 'Déclaration de confidentialité d’$1, point'],
    [/\bGDPR\b/g, 'RGPD'],
    [/\bArt\. (\d+)\((\d+)\)\((\w)\)/g, 'art. $1, § $2, $3)'],
    [/\bArt\. (\d+)\((\d+)\)/g, 'art. $1, § $2'],
    [/\bArt\. (?=\d)/g, 'art. '],
    [/([,;] \d+)\((\d+)\)\((\w)\)/g, '$1, § $2, $3)'],
    [/([,;] \d+)\((\d+)\)/g, '$1, § $2'],
    [/;/g, ' ;'],
  ],
}

/**
 * The source of a rule as a reader of this language says it: “AVG art. 33, lid 1”. What somebody wrote in other words
 * stays as it is; forms keep the text itself.
 */
export function sourceIn(locale: Locale, source: string): string {
  if (locale === 'en') return source
  return words[locale].reduce((text, [said, otherwise]) => text.replace(said, otherwise), source)
}
