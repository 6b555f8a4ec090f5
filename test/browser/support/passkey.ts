import { checkPapers, comeOnDuty, confirmPerson, press, takeCase } from './counter.ts'
import { plugIn } from './officers.ts'
import type { Role } from './people.ts'
import type { Person } from './person.ts'
import { identify, landed } from './steps.ts'

/** A representative who was checked at the counter and has a passkey on this phone; every page of it is walked elsewhere. */
export async function passkeyMade(
  { ana, vera, phone }: { readonly ana: Person; readonly vera: Person; readonly phone: Person },
  role: Role,
): Promise<void> {
  const { page, t } = ana
  await identify(ana, role)
  await page.goto('/otras-formas')
  await press(ana, t('p20.prepare'))
  await page.waitForURL('**/documentos')
  const code = /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
  await comeOnDuty(vera)
  await takeCase(vera, code)
  await vera.page.goto(`/interno/casos/${code}`)
  await checkPapers(vera)
  await confirmPerson(vera)
  await vera.page.goto(`/interno/casos/${code}/reinicio`)
  await vera.page.locator('#motivo').selectOption('lostKey')
  await landed(vera.page, () => vera.page.locator('form[action$="/reinicio"] button').click())
  await vera.page.goto(`/interno/casos/${code}/llave`)
  await press(vera, t('llave.desk.go'))
  const address = await vera.page.locator('code').innerText()
  await plugIn(phone)
  await phone.page.goto(address)
  await press(phone, t('g.continue'))
  await phone.page.getByRole('button', { name: t('llave.make.go') }).click()
  await phone.page.waitForURL('**/llave/nueva/lista')
}
