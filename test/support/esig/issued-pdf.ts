import { instant } from '../../../src/kernel/time.ts'
import { printSheet } from '../../../src/adapters/pdf/print-sheet.ts'

/** A page as Clavero issues them: tagged, one revision, classic table. */
export const issuedPdf = (number = '3F2A-77C1'): Promise<Buffer> =>
  printSheet({
    title: `Solicitud ${number}`,
    lang: 'es',
    author: 'Instituto de Seguridad Social de Prueba',
    at: instant(Date.UTC(2026, 10, 29, 15)),
    blocks: [
      { is: 'heading', level: 1, text: `Solicitud ${number}` },
      { is: 'text', text: 'Pido una clave nueva para la sucursal 0001.' },
      { is: 'text', text: 'Firme este archivo sin abrirlo en otro programa.', strong: true },
    ],
  })
