import { emailInWords, maskEmail } from '../../kernel/mask.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'

/** No text of the catalogue has it. */
export const mark = '\u0000'

/** A masked address: dots for the eye, words for the ear (SCREENS 0.1). */
export function MaskedMail({ visit, address }: { readonly visit: Visit; readonly address: string }): Html {
  const words = emailInWords(address)
  return (
    <>
      <span class="clv-whole" aria-hidden="true">
        {maskEmail(address)}
      </span>
      <span class="govuk-visually-hidden">
        {visit.t('g.mask.mail', { inicio: words.first, fin: words.last, dominio: words.domainFirst })}
      </span>
    </>
  )
}

/** Words of the catalogue around a masked address, which is not a plain text; `mark` stands in its place. */
export function aroundMail(visit: Visit, words: string, address: string): Html {
  const [before = '', after = ''] = words.split(mark, 2)
  return (
    <>
      {before}
      <MaskedMail visit={visit} address={address} />
      {after}
    </>
  )
}
