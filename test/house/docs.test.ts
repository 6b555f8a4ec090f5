import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deskRoutes } from '../../src/desk/web/desk-paths.ts'
import { documents } from '../../src/entry/documents.ts'
import { projectFiles } from '../support/project-files.ts'

const onDisk = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('pages of docs/ that are drawn from the code', () => {
  it.each(documents)('$path says what the code says', ({ path, build }) => {
    expect(onDisk(path)).toBe(build())
  })
})

describe('the proxies of docs/operate/running.md', () => {
  const page = onDisk('docs/operate/running.md')
  const given = [/location ~ (\^\S+) \{/g, /path_regexp (\^\S+)/g].flatMap((pattern) =>
    [...page.matchAll(pattern)].map(([, regexp = '']) => new RegExp(regexp)),
  )
  /** Every form that carries a file: more than a proxy lets through elsewhere. */
  const withFile = [
    '/caso/:code/documentos/:doc',
    '/caso/:code/documentos/:doc/parte',
    deskRoutes.scan,
    deskRoutes.fingerCapture,
    '/solicitud/subir',
  ]

  it('let a file through to every form that carries one, and to no other page', () => {
    const forms = projectFiles('src')
      .filter(({ path }) => !path.startsWith('src/entry/demo/'))
      .flatMap(({ text }) => text.match(/\.post\([^,]+, fileForm,/g) ?? [])
    expect(forms).toHaveLength(withFile.length)
    expect(given).toHaveLength(3)
    for (const regexp of given) {
      const reached = (path: string) => regexp.test(path.replaceAll(/:\w+/g, 'CLV-7Q4M-2K9T'))
      expect(withFile.filter((path) => !reached(path))).toEqual([])
      expect(
        ['/empresa', '/clave/nueva', '/solicitud/revisar', '/caso/CLV-7Q4M-2K9T'].filter(reached),
      ).toEqual([])
    }
  })
})
