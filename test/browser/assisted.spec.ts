import type { CastTag } from '../../src/entry/demo/cast.ts'
import { asDescribed } from '../../src/policy/index.ts'
import { letTimePass } from '../support/passing-time.ts'
import {
  approve,
  approver,
  checkPapers,
  comeOnDuty,
  confirmPerson,
  follow,
  makeKey,
  press,
  seesFirstSignIn,
  takeCase,
} from './support/counter.ts'
import { newestMail, nextMail, roleOf, type Role } from './support/people.ts'
import type { Person } from './support/person.ts'
import { answerAll, identify, landed, radio, send, sitOut, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

interface Kind {
  readonly name: string
  readonly tag: CastTag
  /** From the first page to the dead end, where the button to a centre stands. */
  readonly deadEnd: (ana: Person, role: Role) => Promise<void>
  /** Why the officer asks for the reset: a value of the list of S-08. */
  readonly reason: string
  /** Another person has to approve it (RELIABILITY 3, last row). */
  readonly approved: boolean
  /** A mailbox is set at the counter first; where one is on record, it serves once that one had time to object (I-11). */
  readonly mailbox?: { readonly address: string; readonly cools: boolean }
  /** Default both: with scripts and without. */
  readonly ways?: readonly boolean[]
}

const comeIn = async (ana: Person, role: Role): Promise<void> => {
  await identify(ana, role)
  if (!ana.way.scripts) await sitOut(ana)
}

/** Everything was answered, and only then it is said why this does not go on. */
const afterAnswers = async (ana: Person, role: Role): Promise<void> => {
  await comeIn(ana, role)
  await answerAll(ana, role)
}

/** Nothing is asked of whom there is too little to ask about. */
const atFirstQuestion = async (ana: Person, role: Role): Promise<void> => {
  await comeIn(ana, role)
  await send(ana)
  await follow(ana, ana.t('p05.thin.ways'))
}

/** The link was asked for, and the mail server does not know the address: the page says so, with a script by itself. */
const afterRefusedMail = async (ana: Person, role: Role): Promise<void> => {
  const { page, t, way } = ana
  await afterAnswers(ana, role)
  await send(ana)
  const title = page.locator('h1', { hasText: t('p10.title.rejected') })
  if (way.scripts) await expect(title).toBeVisible()
  else
    await expect(async () => {
      await page.reload()
      await expect(title).toBeVisible({ timeout: 500 })
    }).toPass()
  await expect(page.getByText(t('p10.state.rejected'))).toBeVisible()
  await follow(ana, t('p14.other'))
}

/** Somebody who never had a key says so, and agrees to its use. */
const firstKey = async (ana: Person, role: Role): Promise<void> => {
  const { page, t, way } = ana
  await page.goto('/tramite')
  await page.locator('input[value=first]').check()
  await press(ana, t('g.continue'))
  await press(ana, t('p70.start'))
  await typePair(ana, role)
  if (!way.scripts) await sitOut(ana)
  await page.waitForURL('**/primera-clave')
  await page.locator('input[name=acuerdo]').check()
}

/** One employer for each reason why the online way ends; each is walked to its first sign-in. */
const kinds: readonly Kind[] = [
  {
    name: 'whose RUC was cancelled',
    tag: 'E3',
    deadEnd: afterAnswers,
    reason: 'rucNotActive',
    approved: true,
  },
  {
    name: 'whose RUC is suspended',
    tag: 'E4',
    deadEnd: afterAnswers,
    reason: 'rucNotActive',
    approved: true,
  },
  { name: 'whose key is blocked', tag: 'E7', deadEnd: afterAnswers, reason: 'blocked', approved: false },
  {
    name: 'of whom too little is on record',
    tag: 'THIN',
    deadEnd: atFirstQuestion,
    reason: 'lostKey',
    approved: false,
  },
  {
    name: 'whose representative changed',
    tag: 'CHANGED',
    deadEnd: comeIn,
    reason: 'newRepresentative',
    approved: false,
  },
  {
    name: 'without a mailbox',
    tag: 'E5',
    deadEnd: afterAnswers,
    reason: 'mailLost',
    approved: true,
    mailbox: { address: 'nuevo-en-el-centro@empresa.example', cools: false },
  },
  {
    name: 'whose mailbox is refused',
    tag: 'NADIE',
    deadEnd: afterRefusedMail,
    reason: 'mailLost',
    approved: true,
    mailbox: { address: 'en-lugar-del-rechazado@empresa.example', cools: true },
  },
  {
    name: 'that never had a key',
    tag: 'E6',
    deadEnd: firstKey,
    reason: 'firstKey',
    approved: true,
    // With scripts it is walked page by page (staff.spec.ts).
    ways: [false],
  },
]

/** From the dead end to the papers of the case; its code. */
async function prepare(ana: Person, role: Role, { deadEnd }: Kind): Promise<string> {
  const { page, t } = ana
  await deadEnd(ana, role)
  await press(ana, t('p20.prepare'))
  await page.waitForURL('**/documentos')
  const code = /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
  // Which centre, before anybody travels.
  await page.goto(`/caso/${code}/centro`)
  await page.getByRole('radio').first().check()
  await press(ana, t('g.continue'))
  await expect(page).toHaveURL(`/caso/${code}`)
  return code
}

/** The address as the person says it, their code on their own telephone, the word of another officer. */
async function setMailbox(
  vera: Person,
  sara: Person,
  ana: Person,
  code: string,
  { address, cools }: NonNullable<Kind['mailbox']>,
): Promise<void> {
  const { t } = vera
  const since = await newestMail(ana, address)
  await vera.page.goto(`/interno/casos/${code}/contacto`)
  await vera.page.locator('#correo').fill(address)
  await press(vera, t('p81.go'))
  await expect(vera.page.getByText(t('s12.state.newMail'))).toBeVisible()
  const { n } = await nextMail(ana, address, t('m18.subject'), since)
  const letter = await (await ana.page.request.get(`/demo/correo/${n}`)).text()
  await ana.page.goto(`/contacto/confirmar/${code}`)
  await ana.page.locator('#codigo').fill(/>\s*(\d{6})\s*</.exec(letter)?.[1] ?? '')
  await press(ana, t('g.continue'))
  await expect(ana.page.locator('h1')).toHaveText(t('p82.open.done'))
  await sara.page.goto(`/interno/contactos/${code}`)
  await radio(sara, t('s12.approve')).check()
  // Her word costs her passkey, as an approval does.
  await sara.page.getByRole('button', { name: t('s09.confirm') }).click()
  const [said = ''] = t(cools ? 's12.state.cooling' : 's12.state.done', { fecha: '|', hora: '|' }).split('|')
  await expect(sara.page.getByText(said)).toBeVisible()
}

for (const kind of kinds)
  for (const scripts of kind.ways ?? [true, false])
    test(`an employer ${kind.name} ends at a centre with a key that opens, ${scripts ? 'with' : 'without'} scripts`, async ({
      arrive,
      borrow,
      db,
    }) => {
      test.setTimeout(180_000)
      const ana = await arrive({ scripts })
      const { mailbox } = kind
      const known = await roleOf(ana, kind.tag)
      await borrow(known.ruc)
      const role = { ...known, mail: mailbox?.address ?? known.mail }
      const vera = await arrive({ width: 1280 })
      const sara = kind.approved ? await arrive({ width: 1280 }) : undefined
      // The officers come in while the employer waits for P-04.
      const [code] = await Promise.all([
        prepare(ana, role, kind),
        comeOnDuty(vera),
        sara && approver(sara, db),
      ])
      await takeCase(vera, code)
      await checkPapers(vera)
      await confirmPerson(vera)
      if (mailbox !== undefined && sara) {
        await setMailbox(vera, sara, ana, code, mailbox)
        // Three days later the person is there again.
        if (mailbox.cools)
          await letTimePass({ db }, { identifier: role.ruc }, asDescribed.contact.coolOff + 60)
        // What the registries said before the mailbox was set is asked once more; the papers stay as they were found.
        await vera.page.goto(`/interno/casos/${code}`)
        await follow(vera, vera.t('s05.tab.documents'))
        await press(vera, vera.t('s06.reg.again'))
        if (mailbox.cools) await confirmPerson(vera)
      }
      await vera.page.goto(`/interno/casos/${code}/reinicio`)
      await vera.page.locator('#motivo').selectOption(kind.reason)
      const since = await newestMail(ana, role.mail)
      await landed(vera.page, () => vera.page.locator('form[action$="/reinicio"] button').click())
      if (sara) await approve(sara, code)
      else await expect(vera.page).toHaveURL(`/interno/casos/${code}/enlace`)
      await makeKey(ana, role, since, kind.reason === 'blocked')
      await seesFirstSignIn(vera, code)
    })
