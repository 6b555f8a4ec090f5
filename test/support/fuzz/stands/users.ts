import { codeIn, linkIn } from '../../../../src/entry/demo/mail-text.ts'
import { signIn } from '../../recover.ts'
import { accessesOf, enter, invite, openInvite, pageOfUser, staffed } from '../../users.ts'
import { visit } from '../../visitor.ts'
import { formsOn, knownOf, standing, type Stand } from './stand.ts'

type Staffed = Awaited<ReturnType<typeof staffed>>

const knownTo = ({ company, person }: Pick<Staffed, 'company' | 'person'>) => {
  const known = knownOf(company)
  return {
    ...known,
    cedula: [...known.cedula, person.cedula],
    clave: [...known.clave, person.key],
    correo: [person.mail],
    usuario: [person.mail],
  }
}

/** The holder of a key, with a user of theirs. */
export const givingAccess: Stand = async (ground) => {
  const made = await staffed(ground.service)
  const { holder, person } = made
  const page = await pageOfUser(holder, person)
  const before = await formsOn(holder, ground.app, [page])
  await holder.open(page)
  await holder.press(holder.t('u03.suspend'))
  const known = { ...knownTo(made), id: [page.split('/').at(-1) ?? ''] }
  return standing(ground, holder, known, { places: [page, `${page}/quitar`], before })
}

/** A user with an invitation of another employer open. */
export const givenAccess: Stand = async (ground) => {
  const { service, app } = ground
  const made = await staffed(service)
  const { company, person, marta } = made
  // Once more elsewhere: the list of sessions has a form for every other one.
  for (const browser of [visit(service), marta]) await enter(browser, person, company)
  const other = service.fresh()
  const giver = visit(service)
  await signIn(giver, other, other.key ?? '')
  const mail = await invite(giver, other, person)
  const link = linkIn(mail.text) ?? ''
  const [path = '', token = ''] = link.replace(/^https?:\/\/[^/]+/, '').split('#')
  const before = await formsOn(marta, app, [path])
  await openInvite(marta, mail)
  const known = {
    ...knownTo(made),
    ref: [path.split('/').at(-1) ?? ''],
    token: [token],
    codigo: [codeIn(mail.text) ?? ''],
    acceso: (await accessesOf(service, company)).map(({ id }) => id),
  }
  return standing(ground, marta, known, { places: [`${path}/clave`], before })
}
