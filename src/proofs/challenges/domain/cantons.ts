import { fold } from './normalise.ts'

/**
 * Cantons in pools of neighbours. Wrong options come from the pool of the right one, so that the list
 * does not show by its odd member which it is. Names that two provinces share are left out: a question
 * could not tell them apart. A canton that is not here is simply not asked.
 */
// prettier-ignore
export const cantonPools: readonly (readonly string[])[] = [
  // Carchi, Imbabura, Esmeraldas
  [
    'Antonio Ante', 'Atacames', 'Cotacachi', 'Eloy Alfaro', 'Esmeraldas', 'Espejo', 'Ibarra', 'Mira',
    'Montúfar', 'Muisne', 'Otavalo', 'Pimampiro', 'Quinindé', 'Rioverde', 'San Lorenzo',
    'San Miguel de Urcuquí', 'San Pedro de Huaca', 'Tulcán',
  ],
  // Pichincha, Santo Domingo
  [
    'Cayambe', 'La Concordia', 'Mejía', 'Pedro Moncayo', 'Pedro Vicente Maldonado', 'Puerto Quito',
    'Quito', 'Rumiñahui', 'San Miguel de los Bancos', 'Santo Domingo',
  ],
  // Cotopaxi, Tungurahua, Chimborazo, Bolívar
  [
    'Alausí', 'Ambato', 'Baños de Agua Santa', 'Caluma', 'Cevallos', 'Chambo', 'Chillanes', 'Chimbo',
    'Chunchi', 'Colta', 'Cumandá', 'Echeandía', 'Guamote', 'Guano', 'Guaranda', 'La Maná', 'Las Naves',
    'Latacunga', 'Mocha', 'Pallatanga', 'Pangua', 'Patate', 'Penipe', 'Pujilí', 'Quero', 'Riobamba',
    'Salcedo', 'San Pedro de Pelileo', 'Saquisilí', 'Santiago de Píllaro', 'Sigchos', 'Tisaleo',
  ],
  // Manabí
  [
    '24 de Mayo', 'Chone', 'El Carmen', 'Flavio Alfaro', 'Jama', 'Jaramijó', 'Jipijapa', 'Junín', 'Manta',
    'Montecristi', 'Paján', 'Pedernales', 'Pichincha', 'Portoviejo', 'Puerto López', 'Rocafuerte',
    'San Vicente', 'Santa Ana', 'Sucre', 'Tosagua',
  ],
  // Guayas, Santa Elena, Galápagos
  [
    'Alfredo Baquerizo Moreno', 'Balao', 'Balzar', 'Colimes', 'Coronel Marcelino Maridueña', 'Daule',
    'Durán', 'El Empalme', 'El Triunfo', 'General Antonio Elizalde', 'Guayaquil', 'Isabela', 'Isidro Ayora',
    'La Libertad', 'Lomas de Sargentillo', 'Milagro', 'Naranjal', 'Naranjito', 'Nobol', 'Palestina',
    'Pedro Carbo', 'Playas', 'Salinas', 'Samborondón', 'San Cristóbal', 'San Jacinto de Yaguachi',
    'Santa Cruz', 'Santa Elena', 'Santa Lucía', 'Simón Bolívar', 'Urbina Jado',
  ],
  // Los Ríos
  [
    'Baba', 'Babahoyo', 'Buena Fe', 'Mocache', 'Montalvo', 'Palenque', 'Puebloviejo', 'Quevedo',
    'Quinsaloma', 'Urdaneta', 'Valencia', 'Ventanas', 'Vinces',
  ],
  // Cañar, Azuay
  [
    'Azogues', 'Biblián', 'Camilo Ponce Enríquez', 'Cañar', 'Chordeleg', 'Cuenca', 'Déleg', 'El Pan',
    'El Tambo', 'Girón', 'Guachapala', 'Gualaceo', 'La Troncal', 'Nabón', 'Oña', 'Paute', 'Pucará',
    'San Fernando', 'Santa Isabel', 'Sevilla de Oro', 'Sígsig', 'Suscal',
  ],
  // El Oro, Loja
  [
    'Arenillas', 'Atahualpa', 'Balsas', 'Calvas', 'Catamayo', 'Celica', 'Chaguarpamba', 'Chilla', 'El Guabo',
    'Espíndola', 'Gonzanamá', 'Huaquillas', 'Las Lajas', 'Loja', 'Macará', 'Machala', 'Marcabelí', 'Paltas',
    'Pasaje', 'Piñas', 'Pindal', 'Portovelo', 'Puyango', 'Quilanga', 'Santa Rosa', 'Saraguro', 'Sozoranga',
    'Zapotillo', 'Zaruma',
  ],
  // Amazonian provinces
  [
    'Aguarico', 'Archidona', 'Arajuno', 'Carlos Julio Arosemena Tola', 'Cascales', 'Centinela del Cóndor', 'Chinchipe', 'Cuyabeno', 'El Chaco',
    'El Pangui', 'Francisco de Orellana', 'Gonzalo Pizarro', 'Gualaquiza', 'Huamboya', 'La Joya de los Sachas', 'Lago Agrio', 'Limón Indanza', 'Logroño', 'Loreto',
    'Mera', 'Morona', 'Nangaritza', 'Palanda', 'Palora', 'Pastaza', 'Paquisha', 'Putumayo', 'Quijos', 'San Juan Bosco', 'Santa Clara', 'Santiago',
    'Shushufindi', 'Sucumbíos', 'Sucúa', 'Taisha', 'Tena', 'Tiwintza', 'Yacuambi', 'Yantzaza', 'Zamora',
  ],
]

const byFoldedName = new Map(cantonPools.flat().map((canton) => [fold(canton), canton]))

/** The canton's name as the table writes it, whatever case and accents the registry uses. */
export const cantonOf = (text: string): string | undefined => byFoldedName.get(fold(text))

/** The pool a canton of the table belongs to. */
export function cantonsNear(canton: string): readonly string[] {
  return cantonPools.find((pool) => pool.includes(canton)) ?? []
}
