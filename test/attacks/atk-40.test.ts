import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { changesOf, confirmPresent, mailsOf, signedInAs } from '../support/contact-change.ts'
import { newest, nextMail, recover } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

/** What another letter becomes where a language or a database folds it: dotless i, Kelvin sign, ligature, width, sharp s. */
const lookalikes = ['m\u0131ke', 'mi\u212Ae', '\uFB01ke', '\uFF4Dike', 'mike\u00DF', 'm\u0130ke', 'mi\u0138e']

attack('ATK-40', 'addresses that become equal', (scene) => {
  const mike = () => `mike-${scene.profile}@empresa.example`

  it('an address beyond the closed set is not taken, in whatever place it stands', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    await ana.open('/contacto/nuevo')
    const form = await ana.filled('/contacto/nuevo', { clave: company.key ?? '' })
    for (const name of lookalikes) {
      for (const correo of [`${name}@empresa.example`, `mike@${name}.example`]) {
        const { status } = await ana
          .copy()
          .ask('/contacto/nuevo', { method: 'POST', body: { ...form, correo } })
        expect([correo, status]).toEqual([correo, 422])
      }
    }
    expect(await changesOf(service, company)).toEqual([])
  })

  it('mail goes to the stored bytes, capitals and all', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    const written = `Mike.Perez+${scene.profile}@empresa.example`
    const mail = await confirmPresent(ana, company, written)
    expect(mail.to).toBe(written)
    expect(await changesOf(service, company)).toMatchObject([{ value: written }])
  })

  it('a mailbox with a dotless i on record for one employer is never that of another', async () => {
    const { service } = scene
    const [owner, attacker] = [service.fresh(), service.fresh()]
    await change(
      service,
      owner,
      `update contact set value = $2 where employer_id = $1 and kind = 'mail'`,
      mike(),
    )
    const folded = mike().replace('i', '\u0131')
    await change(
      service,
      attacker,
      `update contact set value = $2 where employer_id = $1 and kind = 'mail'`,
      folded,
    )
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, { ...owner, mail: mike() }, { stopAt: 'sent' })
    expect((await nextMail(ana, { ...owner, mail: mike() }, since)).to).toBe(mike())
    // And what is no address in our closed set is sent nothing at all.
    const thief = visit(service)
    await recover(thief, { ...attacker, mail: folded }, { stopAt: 'sent' })
    await expect
      .poll(
        async () =>
          (
            await service.db.pool.query(
              `select m.state, m.cause from message m join employer e on e.id = m.employer_id where e.identifier = $1 and m.carries_link`,
              [attacker.identifier],
            )
          ).rows,
      )
      .toEqual([{ state: 'cancelled', cause: 'notAnAddress' }])
    expect(service.inbox.list(mike())).toHaveLength(1)
    expect(await mailsOf(service, owner)).toEqual([{ value: mike(), usable: true }])
  })

  it('the mail that another employer has is taken without a word about it', async () => {
    const { service } = scene
    const [{ company, ana }, other] = [await signedInAs(service), service.fresh()]
    const mail = await confirmPresent(ana, company, other.mail ?? '')
    expect([ana.page.status, mail.to]).toEqual([200, other.mail])
  })
})
