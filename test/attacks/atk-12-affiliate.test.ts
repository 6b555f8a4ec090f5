import { afterEach, expect, it } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { plus } from '../../src/kernel/time.ts'
import { asInstant, nowMs } from '../../src/platform/database/instants.ts'
import { statement } from '../../src/platform/database/statement.ts'
import { proveAffiliate, signInLife } from '../../src/proofs/affiliate-key/app/prove-affiliate.ts'
import { goOut } from '../support/accounts.ts'
import { backFromPlain, plainAffiliate, reachAffiliate } from '../support/affiliate.ts'
import { attack } from '../support/attack.ts'
import { kindOf } from '../support/bank.ts'
import { identifyAs } from '../support/household.ts'
import { actsOf, change } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const plain = plainAffiliate()
const start = '/hogar/afiliado'
const back = '/hogar/afiliado/vuelta'

const newestCase = statement<{ id: CaseId; epoch: number; now: number }>(
  'test.newestCase',
  `select k.id, e.epoch::float8 as epoch, ${nowMs} as now
     from recovery_case k join employer e on e.id = k.employer_id
    where e.identifier = $1 order by k.touched_at desc limit 1`,
)

attack(
  'ATK-12, ATK-13, ATK-18, ATK-35, ATK-37, by the affiliate key:',
  'the way out and back',
  (scene) => {
    afterEach(() => {
      plain.says = { is: 'away', why: 'nothing was chosen' }
      plain.judged = 0
    })
    const begun = async () => {
      const member = scene.service.freshPerson()
      const ana = visit(scene.service)
      await reachAffiliate(ana, member)
      plain.says = { is: 'good', value: member.document }
      return { member, ana }
    }

    it('ATK-12: no address that a browser brings leads it anywhere else', async () => {
      const { ana } = await begun()
      for (const evil of ['https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])
        for (const name of ['next', 'returnTo', 'redirect_uri', 'vuelta', 'iss']) {
          const to = await goOut(ana, `${start}/ir?${name}=${encodeURIComponent(evil)}`)
          expect(to).toMatch(/^https:\/\/afiliados\.example\/entrar\?state=/)
          await ana.open(`${start}?${name}=${encodeURIComponent(evil)}`)
          // What was typed behind the address stands in the link to the other language, and leads to this page.
          expect(ana.page.html).not.toMatch(/(?:href|action)="(?!\/)[^"]*evil/)
        }
    })

    it('ATK-37: nobody else’s page sends a browser out, and what it took along before still counts', async () => {
      const { ana } = await begun()
      await goOut(ana, `${start}/ir`)
      const before = plain.asked.length
      const elsewhere = await ana.ask(`${start}/ir`, { headers: { 'sec-fetch-site': 'cross-site' } })
      expect(elsewhere.headers['location']).toBe(start)
      expect(plain.asked.length).toBe(before)
      await ana.open(`${back}?code=x&state=${plain.asked.at(-1)?.state ?? ''}`)
      await ana.submit(start)
      expect(ana.page.path).toBe('/enlace')
    })

    it('a GET judges nothing, however often it is asked: the form does, with its number (ATK-37)', async () => {
      const { member, ana } = await begun()
      await backFromPlain(ana, plain)
      const here = ana.page.path
      for (let n = 0; n < 3; n += 1) await ana.open(here)
      expect([plain.judged, (await actsOf(scene.service, member))['proofObtained'] ?? 0]).toEqual([0, 0])
      const { state } = plain.asked.at(-1) ?? { state: '' }
      const forged = await ana.ask(start, {
        method: 'POST',
        body: { f: 'x', respuesta: `code=x&state=${state}` },
      })
      expect([forged.status >= 400, plain.judged]).toEqual([true, 0])
      await ana.submit(start)
      expect([ana.page.path, plain.judged]).toEqual(['/enlace', 1])
    })

    it.each([
      ['none', () => 'code=x'],
      ['another', () => `code=x&state=${'x'.repeat(43)}`],
      ['two', (state: string) => `code=x&state=${state}&state=${state}`],
      [
        'one in an answer that is far too long',
        (state: string) => `state=${state}&code=${'x'.repeat(3_100)}`,
      ],
    ])(
      'ATK-35: with %s for a state nothing is judged, and nothing is lost (CLV-206)',
      async (_what, answer) => {
        const { ana } = await begun()
        await goOut(ana, `${start}/ir`)
        const { state = '' } = plain.asked.at(-1) ?? {}
        await ana.open(`${back}?${answer(state)}`)
        expect([ana.page.status, ana.page.h1, plain.judged]).toEqual([410, ana.t('p61.over.title'), 0])
        await ana.open(`${back}?code=x&state=${state}`)
        const body = await ana.filled(start, { respuesta: answer(state) })
        const typed = await ana.copy().ask(start, { method: 'POST', body })
        expect([typed.headers['location'], plain.judged]).toEqual([`${start}/aviso?codigo=206`, 0])
        await ana.submit(start)
        expect(ana.page.path).toBe('/enlace')
      },
    )

    it('ATK-35: an answer begun in another browser, or for another case of this one, proves nothing (I-03)', async () => {
      const eva = await begun()
      await goOut(eva.ana, `${start}/ir`)
      const { state: hers = '' } = plain.asked.at(-1) ?? {}
      // Fixation: the victim is led to the way back with the attacker's answer.
      const { ana, member } = await begun()
      await ana.open(`${back}?code=x&state=${hers}`)
      expect([ana.page.status, plain.judged]).toEqual([410, 0])
      // Her own cookie, gone on to another case of the same browser.
      await goOut(ana, `${start}/ir`)
      const { state = '' } = plain.asked.at(-1) ?? {}
      const other = scene.service.freshPerson()
      await identifyAs(ana, kindOf(other), other)
      plain.says = { is: 'good', value: other.document }
      await ana.open(`${back}?code=x&state=${state}`)
      if (ana.page.status === 200) await ana.submit(start)
      expect([ana.page.path.startsWith('/hogar/afiliado'), plain.judged]).toEqual([true, 0])
      for (const each of [other, member])
        expect((await actsOf(scene.service, each))['proofObtained']).toBeUndefined()
    })

    it('ATK-13: the answer again, with an older copy of the cookie and on another instance, is judged once (I-01)', async () => {
      const { member, ana } = await begun()
      await backFromPlain(ana, plain)
      const body = await ana.filled(start)
      plain.says = { is: 'away', why: 'down' }
      const copy = ana.copy()
      await ana.submit(start)
      expect(ana.page.status).toBe(503)
      plain.says = { is: 'good', value: member.document }
      const again = await copy.ask(start, { method: 'POST', body })
      expect([again.status, again.headers['location'], plain.judged]).toEqual([303, start, 1])
      expect((await actsOf(scene.service, member))['proofObtained']).toBeUndefined()
    })

    it.each([
      [signInLife + 1, 'over', 0],
      [-5, 'over', 0],
      [signInLife - 30, undefined, 1],
    ])('%d seconds after it began, by the clock of the database', async (age, code, judged) => {
      const { member } = await begun()
      const { parts } = scene.service.instances[0] ?? {}
      const found = await scene.service.db.first(newestCase, [member.identifier])
      if (parts?.affiliating === undefined || found === undefined) throw new Error('nothing was begun')
      const { id: caseId, epoch, now } = found
      const issued = {
        state: `s${age}`,
        nonce: 'n',
        verifier: 'v',
        caseId,
        epoch,
        since: plus(asInstant(now), -age),
      }
      const done = await proveAffiliate(parts.affiliating, caseId, { answer: '', issued })
      expect([done.ok ? undefined : done.code, plain.judged]).toEqual([code, judged])
    })

    it('a sign-in that was issued for one case is none in another, and stays unused (I-03)', async () => {
      const { member } = await begun()
      const other = await begun()
      const { parts } = scene.service.instances[1] ?? {}
      const [mine, theirs] = await Promise.all(
        [member, other.member].map(({ identifier }) => scene.service.db.first(newestCase, [identifier])),
      )
      if (parts?.affiliating === undefined || mine === undefined || theirs === undefined)
        throw new Error('nothing was begun')
      const issued = {
        state: `of ${mine.id}`,
        nonce: 'n',
        verifier: 'v',
        caseId: mine.id,
        epoch: mine.epoch,
        since: asInstant(mine.now),
      }
      const wrong = await proveAffiliate(parts.affiliating, theirs.id, { answer: '', issued })
      expect([wrong.ok ? undefined : wrong.code, plain.judged]).toEqual(['over', 0])
      plain.says = { is: 'good', value: member.document }
      expect(await proveAffiliate(parts.affiliating, mine.id, { answer: '', issued })).toMatchObject({
        ok: true,
      })
    })

    it('I-05: an employer that changed between out and back ends the case, and the service is not asked', async () => {
      const { member, ana } = await begun()
      await backFromPlain(ana, plain)
      await change(scene.service, member, `update employer set epoch = epoch + 1 where id = $1`)
      await ana.submit(start)
      expect([ana.page.path.startsWith('/hogar'), plain.judged]).toEqual([false, 0])
      expect(await actsOf(scene.service, member)).toEqual({ caseOpened: 1, caseClosed: 1 })
    })

    it('ATK-18: the page is one and the same, whatever is on file', async () => {
      const shapes = new Set<string>()
      for (const text of [
        undefined,
        `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
        `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail'`,
      ]) {
        const member = scene.service.freshPerson()
        if (text !== undefined) await change(scene.service, member, text)
        const eva = visit(scene.service)
        await reachAffiliate(eva, member)
        shapes.add(`${eva.page.status} ${eva.page.html.replace(/CLV-\w{4}-\w{4}/g, '#')}`)
        plain.says = { is: 'good', value: '1700000000' }
        await backFromPlain(eva, plain)
        await eva.submit(start)
        expect(eva.page.h1).toBe(eva.t('p61.other.title'))
      }
      expect(shapes.size).toBe(1)
    })
  },
  { affiliate: plain.parts, employers: 300 },
)
