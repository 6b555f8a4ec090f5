import type { UserTemplate } from '../domain/template.ts'
import { address, notMe, type Body } from './mail-body.ts'
import { oneLine, words } from './mail-lines.ts'

/** Mail to and about the people to whom an employer gave access of their own. */
export const userBodies: { readonly [T in UserTemplate | 'M-39']: Body<T> } = {
  'M-14': (_params, { t, company, invitation, date }) => {
    if (invitation === undefined) throw new TypeError('M-14 is written around its link')
    return [
      words(t('m14.p1', { nombre: company, fecha: date(invitation.diesAt) })),
      { kind: 'address', url: invitation.url, button: t('m14.button') },
      words(t('m01.once')),
      words(t('m.notme.code')),
      { kind: 'code', code: invitation.code },
      words(t('m14.unknown')),
    ]
  },
  // Without a word about who made the key, and without a link that does anything.
  'M-38': ({ at }, { t, company, date, time, origin }) => [
    words(t('m38.p1', { razonSocial: company, fecha: date(at), hora: time(at) })),
    words(t('m38.waits')),
    words(t('m38.next')),
    address(`${origin}/entrar`),
  ],
  // It leads nowhere and stops nothing: what a stranger did with this key, the employers undo, each its own.
  'M-45': ({ at, how }, { t, company, date, time }) => [
    words(t(`m45.${how}`, { razonSocial: company, fecha: date(at), hora: time(at) })),
    words(t('m45.same')),
    words(t('m45.notme')),
    words(t('m45.again')),
  ],
  'M-39': ({ at, name, cedula }, say) => [
    words(
      say.t('m39.p1', {
        razonSocial: say.company,
        nombre: oneLine(name),
        cedula: oneLine(cedula),
        fecha: say.date(at),
        hora: say.time(at),
      }),
    ),
    words(say.t('m39.own')),
    words(say.t('m39.notme')),
    ...notMe(say),
  ],
}
