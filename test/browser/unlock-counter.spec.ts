import type { CastTag } from '../../src/entry/demo/cast.ts'
import { openCentre } from '../support/agenda.ts'
import type { Service } from '../support/service.ts'
import { bookTime, chooseUnlockWay, sendTo } from './support/blocked.ts'
import {
  checkPapers,
  comeOnDuty,
  confirmPerson,
  follow,
  keepKey,
  press,
  seesFirstSignIn,
  sendReset,
} from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { nameOf, type Way } from './support/person.ts'
import { landed, sitOut, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const ways: readonly (readonly [CastTag, Way])[] = [
  ['E8', { scripts: true, lang: 'es', width: 320 }],
  ['E8', { scripts: false, lang: 'en', width: 320 }],
]

for (const [tag, way] of ways)
  test(`who has nothing on file books a turno, is served, and has the blocked key back, to the account: ${nameOf(way)}`, async ({
    arrive,
    borrow,
    db,
  }) => {
    test.setTimeout(180_000)
    const at = await openCentre({ db } as unknown as Service)
    const ana = await arrive(way)
    const vera = await arrive({ lang: way.lang, width: 1280 })
    const { page, t } = ana
    const role = await roleOf(ana, tag)
    await borrow(role.ruc)

    // By what is on file first; that there is nothing is said in the mailbox, and only there.
    await page.goto('/desbloqueo')
    await chooseUnlockWay(ana, 'huella')
    await typePair(ana, role)
    if (!way.scripts) await sitOut(ana)
    const before = await newestMail(ana, role.mail)
    await press(ana, t('p31.go'))
    if (!way.scripts) await sitOut(ana)
    await nextMail(ana, role.mail, t('m26.subject'), before)
    await follow(ana, t('p31.other'))
    await chooseUnlockWay(ana, 'centro')
    await inspect(ana, { heading: t('p40.title'), name: 'P-40 of who chose a centre' })
    await expect(page.getByLabel(t('p40.office'))).toBeChecked()
    await sendTo(ana, '/turno')
    await expect(page.locator('h1')).toHaveText(t('p41.title'))
    await page.locator('select[name=provincia]').selectOption('Pichincha')
    await press(ana, t('p41.show'))
    await page.locator(`input[value="${at.id}"]`).check()
    await sendTo(ana, '/turno/centro')
    const code = await bookTime(ana, 1)
    await inspect(ana, { heading: t('p45.panel'), name: 'P-45 of a counter' })

    // At the door.
    await comeOnDuty(vera)
    await vera.page.goto('/interno/recepcion')
    await vera.page.locator('#codigo').fill(code)
    await landed(vera.page, () => vera.page.keyboard.press('Enter'))
    await inspect(vera, { heading: t('s04.window', { caso: code }), name: 'S-04 with a turno' })
    await press(vera, t('s04.arrive'))
    await page.goto(`/turno/${code}/espera`)
    await inspect(ana, { heading: t('line.title'), name: 'place in line' })
    const reads = async (words: string): Promise<void> => {
      if (!way.scripts) await follow(ana, t('line.refresh'))
      await expect(page.locator('[data-mail-state]')).toHaveText(words, { timeout: 25_000 })
    }
    await vera.page.goto(`/interno/agenda?centro=${at.id}&ventanilla=${at.windows[0] ?? ''}`)
    await press(vera, t('s03.call'))
    await reads(t('line.called', { n: 1 }))
    await vera.page.getByRole('button', { name: t('s03.serve') }).click()
    await vera.page.waitForURL(`**/interno/casos/${code}`)
    const heading = await vera.page.locator('h1').innerText()
    await inspect(vera, { heading, name: 'S-05 of who was called' })
    await reads(t('line.attending', { n: 1 }))

    await checkPapers(vera)
    await inspect(vera, { heading, name: 'S-06, all looked at' })
    await confirmPerson(vera)
    const since = await newestMail(ana, role.mail)
    await sendReset(vera, code, 'blocked')
    await keepKey(ana, role, since, role.key)
    await seesFirstSignIn(vera, code, 'present')
    await inspect(vera, { heading, name: 'S-10 at the end' })
    // With the case the visit is over, and nobody has to say so.
    await page.goto(`/turno/${code}/espera`)
    await expect(page.locator('[data-mail-state]')).toHaveText(t('line.finished'))
    await page.goto(`/caso/${code}`)
    await expect(page.getByText(t('p96.unlocked'))).toBeVisible()
    await inspect(ana, { heading: t('p96.title', { caso: code }), name: 'what has happened' })
  })
