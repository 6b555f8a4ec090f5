import type { CastTag } from '../../src/entry/demo/cast.ts'
import {
  approve,
  approver,
  checkPapers,
  confirmPerson,
  follow,
  makeKey,
  press,
  seesFirstSignIn,
  takeCase,
} from './support/counter.ts'
import { newestMail, nextMail, roleOf, type Role } from './support/people.ts'
import type { Person } from './support/person.ts'
import { answerAll, identify, radio } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** Seconds of the human check where no script runs (P-04). */
const ticketWait = 20

interface Kind {
  readonly name: string
  readonly tag: CastTag
  readonly scripts: boolean
  /** Whether questions come before the dead end. */
  readonly asksQuestions: boolean
  /** Why the officer asks for the reset: a value of the list of S-08. */
  readonly reason: string
  /** A mailbox is set at the counter first. */
  readonly mailbox?: string
}

/** One employer for each reason why the online way ends; each is walked to its first sign-in. */
const kinds: readonly Kind[] = [
  { name: 'whose RUC was cancelled', tag: 'E3', scripts: true, asksQuestions: true, reason: 'rucNotActive' },
  { name: 'whose RUC is suspended', tag: 'E4', scripts: false, asksQuestions: true, reason: 'rucNotActive' },
  { name: 'whose key is blocked', tag: 'E7', scripts: true, asksQuestions: true, reason: 'blocked' },
  {
    name: 'of whom too little is on record',
    tag: 'THIN',
    scripts: false,
    asksQuestions: false,
    reason: 'lostKey',
  },
  {
    name: 'whose representative changed',
    tag: 'CHANGED',
    scripts: true,
    asksQuestions: false,
    reason: 'newRepresentative',
  },
  {
    name: 'without a mailbox',
    tag: 'E5',
    scripts: true,
    asksQuestions: true,
    reason: 'mailLost',
    mailbox: 'nuevo-en-el-centro@empresa.example',
  },
]

/** To the papers of the case; its code. */
async function prepare(ana: Person, role: Role, { asksQuestions }: Kind): Promise<string> {
  const { page, t, way } = ana
  await identify(ana, role)
  if (!way.scripts) {
    await page.waitForTimeout(ticketWait * 1_000 + 500)
    await press(ana, t('g.continue'))
  }
  if (asksQuestions) await answerAll(ana, role)
  else await page.goto('/otras-formas')
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
  mail: string,
): Promise<void> {
  const { t } = vera
  const since = await newestMail(ana, mail)
  await vera.page.goto(`/interno/casos/${code}/contacto`)
  await vera.page.locator('#correo').fill(mail)
  await press(vera, t('p81.go'))
  await expect(vera.page.getByText(t('s12.state.newMail'))).toBeVisible()
  const { n } = await nextMail(ana, mail, t('m18.subject'), since)
  const letter = await (await ana.page.request.get(`/demo/correo/${n}`)).text()
  await ana.page.goto(`/contacto/confirmar/${code}`)
  await ana.page.locator('#codigo').fill(/>\s*(\d{6})\s*</.exec(letter)?.[1] ?? '')
  await press(ana, t('g.continue'))
  await expect(ana.page.locator('h1')).toHaveText(t('p82.open.done'))
  await sara.page.goto(`/interno/contactos/${code}`)
  await radio(sara, t('s12.approve')).check()
  await press(sara, t('s12.go'))
  await expect(sara.page.getByText(t('s12.state.done'))).toBeVisible()
  // What the registries said before the mailbox was set is asked once more; papers and person stay as they were found.
  await vera.page.goto(`/interno/casos/${code}`)
  await follow(vera, t('s05.tab.documents'))
  await press(vera, t('s06.reg.again'))
}

for (const kind of kinds)
  test(`an employer ${kind.name} ends at a centre with a key that opens, ${kind.scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    db,
  }) => {
    test.setTimeout(180_000)
    const ana = await arrive({ scripts: kind.scripts })
    const { mailbox } = kind
    const known = await roleOf(ana, kind.tag)
    const role = { ...known, mail: mailbox ?? known.mail }
    const code = await prepare(ana, role, kind)
    const [vera, sara] = [await arrive({ width: 1280 }), await arrive({ width: 1280 })]
    await takeCase(vera, code)
    await checkPapers(vera)
    await confirmPerson(vera)
    await approver(sara, db)
    if (mailbox !== undefined) await setMailbox(vera, sara, ana, code, mailbox)
    await vera.page.goto(`/interno/casos/${code}/reinicio`)
    await vera.page.locator('#motivo').selectOption(kind.reason)
    const since = await newestMail(ana, role.mail)
    await vera.page.locator('form[action$="/reinicio"] button').click()
    await vera.page.waitForLoadState()
    if (!vera.page.url().endsWith('/enlace')) await approve(sara, code)
    await makeKey(ana, role, since)
    await seesFirstSignIn(vera, code)
  })
