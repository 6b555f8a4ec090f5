import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Made, fetched or somebody's data: not ours to judge. */
const notOurs = new Set(['node_modules', 'dist', 'data', 'coverage', 'test-results', 'playwright-report'])
const notText = /\.(?:png|ico|woff2?|pdf|gz|br|tsbuildinfo)$|^package-lock\.json$/

export const projectRoot = join(import.meta.dirname, '../..')

export interface ProjectFile {
  /** Under the root, with `/`. */
  readonly path: string
  readonly text: string
}

/** Every text that is written by hand or kept in the repository, hidden folders included. */
export function projectFiles(folder = ''): readonly ProjectFile[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(entry.name) || entry.name === '.git' ? [] : projectFiles(path)
    if (!entry.isFile() || notText.test(entry.name)) return []
    return [{ path, text: readFileSync(join(projectRoot, path), 'utf8') }]
  })
}
