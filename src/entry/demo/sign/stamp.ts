import type { RevisionObject } from './revision.ts'

/** What stands in the box of a signature: two lines, or nothing in an empty box. Layers as Acrobat names them. */
export function stampObjects(first: number, text: string | undefined): readonly RevisionObject[] {
  if (text === undefined) return [[first, form('[0 0 0 0]', '', '')]]
  const [box, drawing, font] = [first + 1, first + 2, first + 3]
  const layer = (number: number) => `/XObject << /FRM ${number} 0 R >>`
  return [
    [first, form('[0 0 200 50]', layer(box), 'q 1 0 0 1 0 0 cm /FRM Do Q')],
    [box, form('[0 0 200 50]', `/XObject << /n2 ${drawing} 0 R >>`, 'q 1 0 0 1 0 0 cm /n2 Do Q')],
    [
      drawing,
      form('[0 0 200 50]', `/Font << /F1 ${font} 0 R >>`, `BT /F1 8 Tf 4 30 Td (${plain(text)}) Tj ET`),
    ],
    [font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ]
}

const form = (box: string, resources: string, content: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox ${box} /Resources << ${resources} >> /Length ${content.length} >>\nstream\n${content}\nendstream`

/** Letters and blanks only: what else a name has would end the text. */
const plain = (text: string): string => text.replaceAll(/[^A-Za-z ]/g, '')
