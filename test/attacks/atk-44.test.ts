import { describe, expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest, nextMail, openLink, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { blockedOnFile, toOnFile, unlockOpened } from '../support/unlock.ts'
import { codeSent, testPhone, typeCode } from '../support/unlock-code.ts'
import { visit } from '../support/visitor.ts'

const changes = [
  `update contact set value = 'otra@empresa.example' where employer_id = $1 and kind = 'mail'`,
  `update representation set until = current_date - 1 where employer_id = $1`,
  `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
  `update employer set frozen_at = clock_timestamp() where id = $1`,
]

const phone = testPhone()

attack(
  'ATK-44',
  'ordinary recovery for a blocked or inactive employer',
  (scene) => {
    it('the ordinary way issues no link for any of them', async () => {
      const { service } = scene
      const { E3, E4, E7, E8 } = service.cast
      for (const member of [E3, E4, E7, E8]) {
        const ana = visit(service)
        await recover(ana, member, { stopAt: 'answered' })
        for (const path of ['/enlace', '/enlace/enviado', '/clave/nueva']) {
          await ana.open(path)
          expect([
            member.legalName,
            path,
            [ana.t('p09.title'), ana.t('p10.title'), ana.t('p12.title')].includes(ana.page.h1),
          ]).toEqual([member.legalName, path, false])
        }
        expect(await standingOf(service, member)).toMatchObject({ links: 0, state: 'referred' })
      }
    })

    it.each(changes)('I-05: a link that is out dies when this happens: %s', async (text) => {
      const { service } = scene
      const { company, ana, mail } = await scene.mailed()
      await openLink(ana, mail)
      const opened = ana.copy()
      await change(service, company, text)
      await opened.press(ana.t('p12.save'), { clave: scene.key })
      expect(opened.page.status).toBe(410)
      await openLink(ana, mail)
      expect(ana.page.status).toBe(410)
      expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
    })

    it('I-04: another representative in the meantime ends the case, and the page says so', async () => {
      const { service } = scene
      const { company, ana } = await scene.opened()
      await change(
        service,
        company,
        `update taxpayer_record set representatives = '[{"document":"2400000018","names":"OTRA PERSONA"}]'
        where ruc = (select identifier from employer where id = $1)`,
      )
      await ana.press(ana.t('p12.save'), { clave: scene.key })
      expect([ana.page.path, ana.page.h1]).toEqual(['/representante', ana.t('p23.title')])
      expect(await standingOf(service, company)).toMatchObject({
        generation: 1,
        liveLinks: 0,
        state: 'closed',
      })
    })

    it.each(['suspended', 'cancelled'])(
      'I-04: a RUC that is %s by now gets no key, and P-20 says why',
      async (state) => {
        const { service } = scene
        const { company, ana } = await scene.opened()
        await change(
          service,
          company,
          `update taxpayer_record set state = $2 where ruc = (select identifier from employer where id = $1)`,
          state,
        )
        await ana.press(ana.t('p12.save'), { clave: scene.key })
        expect(ana.page.h1).toBe(ana.t('p20.title'))
        expect(ana.page.words).toContain(ana.t(state === 'suspended' ? 'p20.suspended' : 'p20.closed'))
        expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 0 })
      },
    )

    describe('unlocking', () => {
      const blockedNow = `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`

      it.each(changes)('I-05: its link dies when this happens: %s', async (text) => {
        const { service } = scene
        const { company, ana, mail } = await unlockOpened(service)
        const opened = ana.copy()
        await change(service, company, text)
        await opened.press(ana.t('g.continue'), { fin: 'seguir' })
        expect(opened.page.status).toBe(410)
        await openLink(ana, mail)
        expect(ana.page.status).toBe(410)
        expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true })
      })

      it('I-04: nor does it lift anything for another representative, or a RUC that is closed by now', async () => {
        const { service } = scene
        const one = await unlockOpened(service)
        await change(
          service,
          one.company,
          `update taxpayer_record set representatives = '[{"document":"2400000018","names":"OTRA PERSONA"}]'
          where ruc = (select identifier from employer where id = $1)`,
        )
        await one.ana.press(one.ana.t('g.continue'), { fin: 'seguir' })
        expect(one.ana.page.path).toBe('/representante')
        const two = await unlockOpened(service)
        await change(
          service,
          two.company,
          `update taxpayer_record set state = 'cancelled' where ruc = (select identifier from employer where id = $1)`,
        )
        await two.ana.press(two.ana.t('g.continue'), { fin: 'seguir' })
        expect(two.ana.page.h1).toBe(two.ana.t('p20.title'))
        for (const { company } of [one, two])
          expect(await standingOf(service, company)).toMatchObject({ blocked: true, liveLinks: 0 })
      })

      it('a link for a new key lifts no block, asked for directly', async () => {
        const { service } = scene
        const { company, ana } = await scene.opened()
        const other = await unlockOpened(service)
        const body = await other.ana.filled('/clave/desbloquear', { fin: 'seguir' })
        // The number of a form is its browser's own: a page of the wrong link has none to send.
        await ana.open('/clave/desbloquear')
        expect(ana.page.path).toBe('/clave/nueva')
        await change(service, company, blockedNow)
        const { status } = await ana.ask('/clave/desbloquear', { method: 'POST', body })
        expect(status).toBeGreaterThanOrEqual(400)
        expect(await standingOf(service, company)).toMatchObject({ blocked: true, generation: 1 })
      })

      it('a key that somebody reported is not kept: nothing on file serves, and the mail says whom to see', async () => {
        const { service } = scene
        const company = await blockedOnFile(service)
        await change(
          service,
          company,
          `insert into employer_report (code, origin, employer_id, handled_at)
         values ('CLV-' || substr(md5($1::uuid::text), 1, 9), 'notice', $1, clock_timestamp())`,
        )
        const thief = visit(service)
        await toOnFile(thief, company)
        const since = newest(thief)
        await thief.press(thief.t('p31.go'))
        const mail = await nextMail(thief, company, since, thief.t('m26.subject'))
        expect(mail.text).toContain(thief.t('m26.why.attended'))
        expect(await standingOf(service, company)).toMatchObject({ blocked: true, links: 0 })
      })

      it('whoever did not unlock stops it from the notice: the key is blocked once more', async () => {
        const { service } = scene
        const { company, ana } = await unlockOpened(service)
        const since = newest(ana)
        await ana.press(ana.t('g.continue'), { fin: 'seguir' })
        const notice = await nextMail(ana, company, since, ana.t('m20.subject'))
        const [, path = '', token = ''] = /(\/aviso\/[\w-]{12})#([\w-]{27})/.exec(notice.text) ?? []
        const owner = visit(service)
        await owner.open(path)
        await owner.submit(path, { token })
        expect(await standingOf(service, company)).toMatchObject({ blocked: true, generation: 1 })
      })
    })

    describe('unlocking by a code to the mobile', () => {
      it.each(changes)(
        'I-05: a code that is out, and what one has opened, die when this happens: %s',
        async (text) => {
          const { service } = scene
          const out = await codeSent(service, phone)
          await change(service, out.company, text)
          await typeCode(out.ana, out.code)
          expect(out.ana.page.path).not.toMatch(/^\/clave/)

          const open = await codeSent(service, phone)
          await typeCode(open.ana, open.code)
          expect(open.ana.page.path).toBe('/clave/desbloquear')
          const other = open.ana.copy()
          await change(service, open.company, text)
          await other.press(other.t('g.continue'), { fin: 'seguir' })
          expect(other.page.status).toBe(410)
          await open.ana.open('/clave/nueva')
          expect(open.ana.page.status).toBe(410)
          for (const { company } of [out, open])
            expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true })
        },
      )

      it('I-05: nor does a code open anything once its number is not on file any more', async () => {
        const { service } = scene
        const { ana, code, company } = await codeSent(service, phone)
        await change(
          service,
          company,
          `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'phone'`,
        )
        await typeCode(ana, code)
        expect(ana.page.path).not.toMatch(/^\/clave/)
        expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true, links: 0 })
      })

      it('what it opened lives as long as a link does, and not longer', async () => {
        const { service } = scene
        const { ana, code, company } = await codeSent(service, phone)
        await typeCode(ana, code)
        const late = ana.copy()
        await letTimePass(service, company, service.policy.link.life)
        await late.press(late.t('g.continue'), { fin: 'seguir' })
        expect([late.page.status, late.page.h1]).toEqual([410, late.t('p33.late.title')])
        // As published it is begun again; by the standards what was shown stays, and another contact is chosen.
        await ana.open('/desbloqueo/medio')
        expect(ana.page.h1).toBe(ana.t(scene.profile === 'standards' ? 'p32.title' : 'p33.late.title'))
        expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true })
      })
    })
  },
  { texting: phone.texting },
)
