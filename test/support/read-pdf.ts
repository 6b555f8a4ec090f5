import { getDocumentProxy, getMeta } from 'unpdf'

/** What a reader that is not ours finds in a PDF. */
export interface ReadPdf {
  readonly pages: number
  readonly lang: unknown
  readonly title: unknown
  readonly isTagged: unknown
  /** All text in the order of the structure, a line for each element. */
  readonly text: string
  /** Roles of the structure in reading order, with the alternative text where there is one. */
  readonly roles: readonly string[]
  /** What could act: scripts, actions on opening, links, form fields. */
  readonly active: readonly string[]
}

interface Node {
  readonly role?: string
  readonly alt?: string
  readonly id?: string
  readonly children?: readonly Node[]
}

export async function readPdf(content: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(content))
  const { info } = await getMeta(pdf)
  const roles: string[] = []
  const lines: string[] = []
  const active: string[] = []
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n)
    const words = new Map<string, string>()
    let open: string | undefined
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        if (open !== undefined) words.set(open, (words.get(open) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
      } else if (item.type === 'beginMarkedContentProps') open = item.id
      else if (item.type === 'endMarkedContent') open = undefined
    }
    const walk = (node: Node): void => {
      if (node.role !== undefined && node.role !== 'Root')
        roles.push(node.alt === undefined ? node.role : `${node.role}: ${node.alt}`)
      if (node.id !== undefined) lines.push(words.get(node.id) ?? '')
      for (const child of node.children ?? []) walk(child)
    }
    walk(await page.getStructTree())
    active.push(
      ...((await page.getAnnotations()) as { readonly subtype: string }[]).map((one) => one.subtype),
      ...Object.keys((await page.getJSActions()) ?? {}),
    )
  }
  active.push(
    ...Object.keys((await pdf.getJSActions()) ?? {}),
    ...Object.keys((await pdf.getOpenAction()) ?? {}),
  )
  if (((await pdf.getFieldObjects()) ?? null) !== null) active.push('fields')
  return {
    pages: pdf.numPages,
    lang: info['Language'],
    title: info['Title'],
    isTagged: ((await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null)?.Marked,
    text: lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
    roles,
    active,
  }
}
