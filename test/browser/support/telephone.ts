import type { Person } from './person.ts'
import { expect } from './test.ts'

/** What the telephone of the demonstration got, newest first. */
export const textsOn = async ({ page }: Person) =>
  (await (await page.request.get('/demo/telefono/mensajes.json')).json()) as readonly {
    readonly n: number
    readonly text: string
  }[]
export const newestText = async (person: Person) => Math.max(0, ...(await textsOn(person)).map(({ n }) => n))
/** The code of the next message with one. */
export async function nextCode(person: Person, since: number): Promise<string> {
  let code: string | undefined
  await expect
    .poll(async () => {
      const found = (await textsOn(person)).find(({ n, text }) => n > since && /^\d{6} /.test(text))
      code = found?.text.slice(0, 6)
      return code
    })
    .toBeDefined()
  return code ?? ''
}
