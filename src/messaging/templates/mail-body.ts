import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { Denial, InvitationOfMail, MintedCode, MintedLink } from '../app/ports.ts'
import type { Template, TemplateParams } from '../domain/template.ts'
import { words, type Line } from './mail-lines.ts'

export type TypedCode = Pick<MintedCode, 'code' | 'lifeSeconds'>
export type LinkOfMail = Pick<MintedLink, 'url' | 'code' | 'lifeSeconds'>

export interface Words {
  readonly t: Translate
  readonly lang: Lang
  readonly company: string
  readonly origin: string
  readonly date: (at: Instant) => string
  readonly time: (at: Instant) => string
  readonly link: LinkOfMail | undefined
  readonly denial: Denial | undefined
  readonly typed: TypedCode | undefined
  readonly invitation: Pick<InvitationOfMail, 'url' | 'code' | 'diesAt'> | undefined
}

export type Body<T extends Template> = (params: TemplateParams[T], words: Words) => readonly Line[]

export const address = (url: string): Line => ({ kind: 'address', url })

/** Where to say "it was not me": with a token of its own, or at the public page; the code is for typing (L-16). */
export const notMe = ({ denial, origin, t }: Words): readonly Line[] =>
  denial === undefined
    ? [address(`${origin}/aviso`)]
    : [address(denial.url), words(t('m.notme.code')), { kind: 'code', code: denial.code }]
