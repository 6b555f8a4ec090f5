import { readCedula } from '../../kernel/cedula.ts'
import { compact } from '../../kernel/digits.ts'
import type { ServiceCentre } from '../../centres/domain/centre.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { isSynthetic } from '../../kernel/synthetic.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { CommandEnd } from './exit.ts'

/** A demonstration takes made-up numbers only (I-27). */
export function documentOf(raw: string, { mode }: Config): string {
  const digits = compact(raw)
  if (!digits.ok || !/^[0-9]{10}$/.test(digits.value) || !readCedula(digits.value).ok)
    throw new CommandEnd('usage', 'That is not a cédula.')
  if (mode === 'demonstration' && !isSynthetic(digits.value))
    throw new CommandEnd('usage', 'A demonstration takes made-up numbers only: see /demo/empresas.')
  return digits.value
}

/** The open centre of this name; two of one name are told apart by their place. */
export async function centreNamed(db: Database, name: string): Promise<CentreId> {
  const { centreStore } = await import('../../centres/store/centre-store.ts')
  const centres = await centreStore(db).open()
  const [found, another] = centres.filter((one) => [one.name, placeOf(one)].includes(name))
  if (found === undefined)
    throw new CommandEnd('negative', `There is no open centre of this name. There are: ${listOf(centres)}`)
  if (another !== undefined)
    throw new CommandEnd('usage', `More than one has this name. Write one of: ${listOf([found, another])}`)
  return found.id
}

const placeOf = ({ name, canton, province }: ServiceCentre): string => `${name}, ${canton}, ${province}`
const listOf = (centres: readonly ServiceCentre[]): string =>
  centres.length === 0 ? 'none, see "clavero centres --help"' : centres.map(placeOf).join('; ')

/** Names of the open centres, by their ids. */
export async function namesOfCentres(db: Database): Promise<ReadonlyMap<string, string>> {
  const { centreStore } = await import('../../centres/store/centre-store.ts')
  return new Map((await centreStore(db).open()).map(({ id, name }) => [id, name]))
}
