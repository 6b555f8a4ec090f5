import { existsSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, projectRoot } from '../support/project-files.ts'

const pages = new Map(
  projectFiles()
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text }) => [path, text]),
)

/** Code shows what somebody writes elsewhere: nothing in it is a link or a heading of this page. */
const prose = (text: string): string =>
  text
    .replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[()[\]]/g, ''))

interface Target {
  /** As it is written. */
  readonly link: string
  readonly path: string
  readonly anchor: string | undefined
}

/** Every link of a page that leads into the tree, pictures and reference definitions included. */
function targetsOf(page: string, text: string): readonly Target[] {
  const inline = [...prose(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
  const named = [...prose(text).matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)]
  return [...inline, ...named].flatMap(([, link = '']) => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return []
    const [path = '', anchor] = decodeURIComponent(link).split('#')
    return [{ link, path: path === '' ? page : posix.join(dirname(page), path), anchor }]
  })
}

/** The anchors of a page as the usual hosts make them: small letters, hyphens, a number behind a repetition. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const anchors = new Set<string>()
  for (const [, heading = ''] of text
    .replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, '')
    .matchAll(/^#{1,6} +(.+?) *#* *$/gm)) {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]|(?<!\w)_|_(?!\w)/g, '')
    const slug = words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    anchors.add(before === 0 ? slug : `${slug}-${before}`)
  }
  return anchors
}

function broken(page: string, text: string): readonly string[] {
  return targetsOf(page, text).flatMap(({ link, path, anchor }) => {
    const place = join(projectRoot, path)
    if (path.startsWith('..') || !existsSync(place)) return [`${page}: ${link}`]
    if (anchor === undefined || anchor === '') return []
    if (statSync(place).isDirectory()) return [`${page}: ${link}`]
    return anchorsOf(pages.get(path) ?? '').has(anchor) ? [] : [`${page}: ${link}`]
  })
}

describe('the pages in Markdown', () => {
  it('link only to what is there, anchors included', () => {
    expect([...pages].flatMap(([page, text]) => broken(page, text))).toEqual([])
  })

  it('are all found, and link to each other', () => {
    expect(pages.size).toBeGreaterThan(20)
    expect([...pages].flatMap(([page, text]) => targetsOf(page, text)).length).toBeGreaterThan(50)
  })

  it('can be reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const page of reached) {
      for (const { path } of targetsOf(page, pages.get(page) ?? '')) {
        const folder = path.replace(/\/$/, '')
        for (const other of pages.keys())
          if (other === folder || dirname(other) === folder) reached.add(other)
      }
    }
    expect([...pages.keys()].filter((page) => !reached.has(page))).toEqual([])
  })
})

describe('the search for broken links', () => {
  it.each([
    ['a page that is not there', '[a](docs/nowhere.md)'],
    ['a picture that is not there', '![a](docs/img/nowhere.png)'],
    ['a heading that is not there', '[a](README.md#nowhere)'],
    ['a heading of its own page', '# Here\n[a](#there)'],
    ['a definition', '[a][b]\n\n[b]: docs/nowhere.md'],
    ['what lies outside of the tree', '[a](../elsewhere.md)'],
  ])('finds %s', (_what, text) => {
    expect(broken('any.md', text)).toHaveLength(1)
  })

  it.each([
    ['a page', '[a](docs/README.md)'],
    ['a folder', '[a](docs/decisions/)'],
    ['a heading', '[a](README.md#what-works)'],
    ['another site', '[a](https://clave.example/nowhere.md)'],
    ['a mail address', '[a](mailto:ana@entidad.example)'],
    ['code', '`[a](nowhere.md)`\n\n```md\n[a](nowhere.md)\n```'],
  ])('passes %s', (_what, text) => {
    expect(broken('any.md', text)).toEqual([])
  })

  it('makes anchors as the usual hosts do', () => {
    const text =
      '# One, two: `three_four`\n## Qué es\n## Qué es\n```\n# not this\n```\n### [A link](x.md) and *more*'
    expect([...anchorsOf(text)]).toEqual(['one-two-three_four', 'qué-es', 'qué-es-1', 'a-link-and-more'])
  })
})
