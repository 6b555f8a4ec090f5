import type { CentreRow } from '../../centres/app/centre-row.ts'
import { zones } from '../../kernel/time.ts'

const everyDay = 'Lunes a viernes, de 08:00 a 16:30'

const centre = (province: string, canton: string, name: string, n: number): CentreRow => ({
  name,
  province,
  canton,
  address: `Calle de la Muestra ${n}`,
  hours: everyDay,
  zone: zones.mainland.name,
  active: true,
})

/** The counters of the made-up institute: places that are there, at addresses that are not. */
export const serviceCentres: readonly CentreRow[] = [
  centre('Azuay', 'Cuenca', 'Centro del Río', 101),
  centre('Guayas', 'Guayaquil', 'Centro del Puerto', 102),
  centre('Guayas', 'Milagro', 'Centro de la Caña', 103),
  centre('Loja', 'Loja', 'Centro del Valle', 104),
  centre('Manabí', 'Manta', 'Centro del Mar', 105),
  centre('Pichincha', 'Quito', 'Centro Norte', 106),
  centre('Pichincha', 'Quito', 'Centro Sur', 107),
  { ...centre('Galápagos', 'San Cristóbal', 'Centro de las Islas', 108), zone: zones.galapagos.name },
]
