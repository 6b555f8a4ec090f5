import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import {
  accountOf,
  askBankFor,
  kindOf,
  newestAt,
  reachAccount,
  testBank,
  typedAs,
  wrongAmounts,
  wrongly,
} from '../support/bank.ts'
import { answerAll, identify } from '../support/recover.ts'
import { identifyAs } from '../support/household.ts'
import { letTimePass } from '../support/passing-time.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const { store, parts } = testBank()

const shapeOf = ({ page }: Visitor) =>
  page.html
    .replace(/CLV-\w{4}-\w{4}/g, '#')
    .replace(/name="f" value="[^"]*"/g, '')
    .replace(/data-challenge="[^"]*"/, '')
    .replace(/<div class="govuk-inset-text">[^]*?<\/div>/, '')

attack(
  'ATK-18 to ATK-29, by the bank account:',
  'the side door of a household',
  (scene) => {
    it('ATK-16, ATK-18: what is on file changes no page before the account was named', async () => {
      const { service } = scene
      const { policy } = service
      const shapes = new Set<string>()
      const worlds: Readonly<Record<string, string | undefined>> = {
        inOrder: undefined,
        noAccount: `update employer set facts = facts - 'debitBank' - 'debitAccountLast4' where id = $1`,
        twoBanks: `update employer set facts = facts || '{"debitBank":["Banco de Muestra","Banco Modelo"]}' where id = $1`,
        moved: `update employer set facts = facts || '{"debitAccountChangedOn":"2999-01-01"}' where id = $1`,
        blocked: `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
        noMail: `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail'`,
      }
      for (const text of Object.values(worlds)) {
        const member = service.freshPerson()
        const account = await accountOf(service, member)
        if (text !== undefined) await change(service, member, text)
        const eva = visit(service)
        await identifyAs(eva, kindOf(member), member)
        const ways = shapeOf(eva)
        await eva.open('/hogar/cuenta')
        const form = shapeOf(eva)
        await eva.submit('/hogar/cuenta', { ...wrongly(account) })
        expect(eva.page.words).toContain(eva.t('p62.err.match', { n: policy.questions.attempts - 1 }))
        shapes.add(JSON.stringify([ways, form, shapeOf(eva), eva.page.status, eva.page.path]))
      }
      expect(shapes.size).toBe(1)
    })

    it('ATK-19, ATK-21, ATK-22, I-09: what is wrong here and wrong at the questions is one count, over cases and channels', async () => {
      const { service } = scene
      const member = naturalPerson()
      const account = await accountOf(service, member)
      const one = visit(service)
      await reachAccount(one, member)
      await one.submit('/hogar/cuenta', { ...wrongly(account) })
      // Another case, another browser, another way: the next one is the second.
      const other = visit(service)
      await identify(other, member)
      await other.press(other.t('p05.start'))
      await answerAll(other, member, 'wrong')
      expect(other.page.words).toContain(other.t('p07.left', { n: 1 }))
      const third = visit(service)
      await reachAccount(third, member)
      await third.submit('/hogar/cuenta', { ...wrongly(account, 1) })
      expect(third.page.path).toBe('/suspendido')
      // The right account, in a case that was open before, is not looked at.
      await one.submit('/hogar/cuenta/comprobacion')
      expect(one.page.path).toBe('/suspendido')
      expect(await standingOf(service, member)).toMatchObject({ refused: 3, suspended: true })
      expect((await actsOf(service, member))['bankAccountNamed']).toBeUndefined()
      // What it is for is over when the time is.
      await letTimePass(service, member, service.policy.questions.suspension + 1)
      const later = visit(service)
      await reachAccount(later, member)
      await later.submit('/hogar/cuenta', { ...account })
      expect(later.page.path).toBe('/hogar/cuenta/forma')
    })

    it('ATK-28: no page after the account opens without it, and none proves anything without an answer of the bank', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const eva = visit(service)
      await identifyAs(eva, kindOf(member), member)
      for (const path of ['/hogar/cuenta/forma', '/hogar/cuenta/espera']) {
        await eva.open(path)
        expect([path, eva.page.path]).toEqual([path, '/hogar/cuenta'])
      }
      await eva.open('/enlace')
      expect(eva.page.path).toBe('/hogar/prueba')
      const ana = visit(service)
      await reachAccount(ana, member)
      await ana.submit('/hogar/cuenta', { ...(await accountOf(service, member)) })
      await ana.open('/enlace')
      // The account was named, and that is no proof.
      expect(ana.page.path).toBe('/hogar/prueba')
    })

    it('I-03: the amounts of one case prove nothing in another', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const [ana, eva] = [visit(service), visit(service)]
      await askBankFor(ana, member, 'deposito')
      const { cents: ofAna = [1, 1] as const } = newestAt(store)
      await askBankFor(eva, member, 'deposito')
      const { cents: ofEva = [1, 1] as const } = newestAt(store)
      await eva.submit('/hogar/cuenta/montos', typedAs(ofAna))
      // By chance the two could be the same: one in some thousands.
      if (String(ofAna) !== String(ofEva)) expect(eva.page.path).toBe('/hogar/cuenta/montos')
      await ana.submit('/hogar/cuenta/montos', typedAs(ofAna))
      expect(ana.page.path).toBe('/enlace')
    })

    it.each([
      [
        'the account',
        `update employer set facts = facts || '{"debitAccountLast4":"7777"}' where id = $1`,
        '/hogar/cuenta/espera',
      ],
      ['the employer', `update employer set epoch = epoch + 1 where id = $1`, undefined],
    ] as const)('I-05: a deposit is over when %s is another one', async (_what, text, path) => {
      const { service } = scene
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'deposito')
      const { cents = [1, 1] as const } = newestAt(store)
      await change(service, member, text)
      await ana.submit('/hogar/cuenta/montos', typedAs(cents))
      if (path === undefined) expect(ana.page.path).toMatch(/^\/caso\/CLV-/)
      else expect([ana.page.path, ana.page.status]).toEqual([path, 410])
      expect((await actsOf(service, member))['bankAnswered']).toBeUndefined()
    })

    it('I-10: neither a bank that is away nor a registry that is takes a try, adds a proof or loses one', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const ana = visit(service)
      await reachAccount(ana, member)
      await ana.submit('/hogar/cuenta', { ...(await accountOf(service, member)) })
      store.setAway(true)
      for (let n = 0; n < 4; n += 1) {
        await ana.submit('/hogar/cuenta/forma', { forma: n % 2 === 0 ? 'deposito' : 'banco' })
        expect([ana.page.status, ana.page.words.includes('CLV-204')]).toEqual([503, true])
      }
      store.setAway(false)
      // None of the four was counted.
      await ana.submit('/hogar/cuenta/forma', { forma: 'banco' })
      const asked = newestAt(store)
      store.answer(asked.n, 'approved')
      store.setAway(true)
      await ana.submit('/hogar/cuenta/respuesta')
      expect([ana.page.status, ana.page.words.includes('CLV-204')]).toEqual([503, true])
      store.setAway(false)
      service.faults.set('civil', 'down')
      await ana.submit('/hogar/cuenta/respuesta')
      expect(ana.page.path).toBe('/registro-sin-respuesta')
      service.faults.set('civil', 'none')
      await ana.open('/hogar/cuenta/espera')
      await ana.submit('/hogar/cuenta/respuesta')
      expect(ana.page.path).toBe('/enlace')
    })

    it('ATK-23, ATK-42: an employer is asked about no more than so often in a day, over all its cases', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const { ordersPerDay } = service.policy.bank
      for (let n = 0; n < ordersPerDay; n += 1) await askBankFor(visit(service), member, 'deposito')
      const told = store.list().length
      const eva = visit(service)
      await askBankFor(eva, member, 'banco')
      expect(eva.page.status).toBe(429)
      expect(store.list()).toHaveLength(told)
      await letTimePass(service, member, 86_401)
      const ana = visit(service)
      await askBankFor(ana, member, 'banco')
      expect(ana.page.path).toBe('/hogar/cuenta/espera')
    })

    it('ATK-22, ATK-26: wrong amounts are counted over the deposits and cases of an employer, for a month', async () => {
      const { service } = scene
      const { depositTries, depositTriesMonth, ordersPerDay } = service.policy.bank
      const member = service.freshPerson()
      const asked: { readonly who: Visitor; readonly cents: readonly [number, number] }[] = []
      const ask = async () => {
        const who = visit(service)
        await askBankFor(who, member, 'deposito')
        const { cents = [1, 1] as const } = newestAt(store)
        asked.push({ who, cents })
      }
      for (let n = 0; n < ordersPerDay; n += 1) await ask()
      await letTimePass(service, member, 86_401)
      await ask()
      const [last, ...wrongly] = asked.toReversed()
      expect(wrongly.length * depositTries).toBe(depositTriesMonth)
      for (const { who, cents } of wrongly) {
        for (let n = 0; n < depositTries; n += 1)
          await who.submit('/hogar/cuenta/montos', typedAs(wrongAmounts(cents, n)))
        expect(who.page.status).toBe(410)
      }
      // A deposit that is open already has no tries of its own, and the right amounts are not looked at.
      await last?.who.submit('/hogar/cuenta/montos', typedAs(last.cents))
      expect([last?.who.page.path, last?.who.page.status]).toEqual(['/hogar/cuenta/espera', 410])
      await letTimePass(service, member, 86_401)
      const told = store.list().length
      const eva = visit(service)
      await askBankFor(eva, member, 'deposito')
      expect([eva.page.status, store.list().length]).toEqual([429, told])
      // What the bank's customer says to the bank is no guess: that way stays open.
      await eva.submit('/hogar/cuenta/forma', { forma: 'banco' })
      expect(eva.page.path).toBe('/hogar/cuenta/espera')
      await letTimePass(service, member, 30 * 86_400)
      await ask()
      const later = asked.at(-1)
      await later?.who.submit('/hogar/cuenta/montos', typedAs(later.cents))
      expect(later?.who.page.path).toBe('/enlace')
    })

    it('ATK-42: a bank that gives no answer is not asked without end, and an outage alone costs no order', async () => {
      const { service } = scene
      const { ordersPerDay } = service.policy.bank
      const member = service.freshPerson()
      const eva = visit(service)
      await reachAccount(eva, member)
      await eva.submit('/hogar/cuenta', { ...(await accountOf(service, member)) })
      store.setAway(true)
      for (let n = 0; n < ordersPerDay * 5; n += 1) {
        await eva.submit('/hogar/cuenta/forma', { forma: 'deposito' })
        expect(eva.page.status).toBe(503)
      }
      await eva.submit('/hogar/cuenta/forma', { forma: 'deposito' })
      store.setAway(false)
      expect(eva.page.status).toBe(429)
      expect((await actsOf(service, member))['bankAsked']).toBe(ordersPerDay * 5)
      await letTimePass(service, member, 86_401)
      const ana = visit(service)
      await askBankFor(ana, member, 'banco')
      expect(ana.page.path).toBe('/hogar/cuenta/espera')
    })

    it.each(['before', 'after'] as const)(
      'ATK-16, I-24: the bank’s word opens nothing at an employer that was frozen %s it was asked',
      async (when) => {
        const { service } = scene
        const member = service.freshPerson()
        const eva = visit(service)
        const freeze = () =>
          change(service, member, 'update employer set frozen_at = clock_timestamp() where id = $1')
        if (when === 'before') await freeze()
        // Who has shown nothing yet is not told of it.
        await askBankFor(eva, member, 'deposito')
        expect(eva.page.path).toBe('/hogar/cuenta/espera')
        const { cents = [1, 1] as const } = newestAt(store)
        const body = await eva.filled('/hogar/cuenta/montos', typedAs(cents))
        if (when === 'after') await freeze()
        await eva.ask('/hogar/cuenta/montos', { method: 'POST', body })
        await eva.open('/enlace')
        expect(eva.page.path).not.toBe('/enlace')
        const { rows } = await service.db.pool.query<{ state: string; reason: string }>(
          `select c.state, c.body->'state'->>'reason' as reason from recovery_case c join employer e on e.id = c.employer_id
            where e.identifier = $1`,
          [member.identifier],
        )
        expect(rows).toEqual([
          when === 'before'
            ? { state: 'referred', reason: 'frozen' }
            : { state: 'closed', reason: 'employerChanged' },
        ])
      },
    )

    it('ATK-29: nothing is matched with nothing, whatever the record has in place of an account', async () => {
      const { service } = scene
      for (const last4 of ['', '    ', 'null', 'N/A', '0', '12345', null]) {
        const member = service.freshPerson()
        const account = await accountOf(service, member)
        await change(
          service,
          member,
          `update employer set facts = facts || jsonb_build_object('debitAccountLast4', $2::text) where id = $1`,
          last4,
        )
        const eva = visit(service)
        await reachAccount(eva, member)
        await eva.submit('/hogar/cuenta', { ...account, ultimos: last4 ?? '' })
        expect([last4, eva.page.path.startsWith('/hogar/cuenta/forma')]).toEqual([last4, false])
        await eva.submit('/hogar/cuenta', { ...account, ultimos: '0000' })
        expect([last4, eva.page.path]).toEqual([last4, '/hogar/cuenta'])
      }
    })

    it('ATK-35: nobody else’s question is answered: the bank shows the code of this case', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'banco')
      const { question } = newestAt(store)
      expect(ana.page.words).toContain(question.caseCode)
      store.answer(newestAt(store).n, 'refused')
      await ana.submit('/hogar/cuenta/respuesta')
      expect([ana.page.status, ana.page.words.includes(ana.t('p62.over.refused'))]).toEqual([410, true])
    })

    it('I-23: what was typed is in no table, no log and no answer', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const account = await accountOf(service, member)
      const [eva, ana] = [visit(service), visit(service)]
      await reachAccount(eva, member)
      const typed = '8642'
      await eva.submit('/hogar/cuenta', { ...account, ultimos: typed })
      await reachAccount(ana, member)
      await ana.submit('/hogar/cuenta', { ...account })
      const { rows } = await service.db.pool.query<{ what: string }>(
        `select 'check' as what from bank_check b where b::text ~ $1
         union all select 'order' from bank_order b where b::text ~ $1
         union all select 'round' from question_round q where q.tries::text ~ $1
         union all select 'case' from recovery_case c where c.body::text ~ $1
         union all select 'log' from audit_entry a where a.detail::text ~ $1`,
        [`\\m(?:${typed}|${account.ultimos})\\M`],
      )
      expect(rows).toEqual([])
      expect(service.logLines().filter((line) => line.includes(typed) && line.includes('ultimos'))).toEqual(
        [],
      )
      expect(eva.page.html).not.toContain(typed)
      expect(ana.page.html).not.toContain(account.ultimos)
    })

    it('a deposit that nobody answered in time proves nothing, and another may be asked for', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'deposito')
      const { cents = [1, 1] as const } = newestAt(store)
      const body = await ana.filled('/hogar/cuenta/montos', typedAs(cents))
      await letTimePass(service, member, service.policy.bank.depositLife + 1)
      await ana.ask('/hogar/cuenta/montos', { method: 'POST', body })
      await ana.open('/hogar/cuenta/espera')
      expect([ana.page.status, ana.page.words.includes(ana.t('p62.over.late'))]).toEqual([410, true])
      await ana.open('/hogar/cuenta/forma')
      await ana.submit('/hogar/cuenta/forma', { forma: 'deposito' })
      const { cents: anew = [1, 1] as const } = newestAt(store)
      // Days after the pair was shown, its registries are asked anew and the proof counts from now.
      await ana.submit('/hogar/cuenta/montos', typedAs(anew))
      expect(ana.page.path).toBe('/enlace')
    })

    it('the amounts are kept as a digest only, and wrong ones say nothing of which', async () => {
      const { service } = scene
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'deposito')
      const { cents = [1, 1] as const } = newestAt(store)
      const pages: string[] = []
      for (const [n, wrong] of [[cents[0], cents[1] === 99 ? 98 : 99], wrongAmounts(cents)].entries()) {
        await ana.submit('/hogar/cuenta/montos', { uno: String(wrong[0]), otro: String(wrong[1]) })
        pages.push(
          shapeOf(ana)
            .replace(ana.t('p62.deposit.mismatch', { n: 2 - n }), '#')
            .replace(ana.t('p62.deposit.mismatch', { n: 2 - n }), '#'),
        )
      }
      expect(new Set(pages.map((page) => page.length)).size).toBe(1)
    })

    function naturalPerson() {
      for (;;) {
        const member = scene.service.freshPerson()
        if (kindOf(member) === 'natural') return member
      }
    }
  },
  { bank: parts, employers: 400 },
)
