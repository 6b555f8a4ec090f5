/** The 24 provinces, as they are written. */
export const provinces = [
  ...(['Azuay', 'Bolívar', 'Cañar', 'Carchi', 'Chimborazo', 'Cotopaxi', 'El Oro', 'Esmeraldas'] as const),
  ...(['Galápagos', 'Guayas', 'Imbabura', 'Loja', 'Los Ríos', 'Manabí', 'Morona Santiago', 'Napo'] as const),
  ...(['Orellana', 'Pastaza', 'Pichincha', 'Santa Elena', 'Santo Domingo de los Tsáchilas'] as const),
  ...(['Sucumbíos', 'Tungurahua', 'Zamora Chinchipe'] as const),
] as const
export type Province = (typeof provinces)[number]

/** A name as it is compared: capitals, no marks, single spaces. Registers write the same province in several ways. */
export const provinceKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[\s-]+/g, ' ')
    .trim()

const byKey: ReadonlyMap<string, Province> = new Map(provinces.map((name) => [provinceKey(name), name]))

/** The province that a register, or somebody at a keyboard, means; undefined when it is none. */
export const readProvince = (raw: string): Province | undefined => byKey.get(provinceKey(raw))
