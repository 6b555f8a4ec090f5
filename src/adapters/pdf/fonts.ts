import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'

/** The fonts of a sheet, each with the part of it that is written in the file (SIGNATURES 4). Source, by Adobe, OFL 1.1. */
const files = {
  plain: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  strong: '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  digest: '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
} as const

export type FontName = keyof typeof files
export type SheetFonts = Readonly<Record<FontName, Font>>

let read: Promise<SheetFonts> | undefined

/**
 * Read once for all sheets: reading them takes longer than ten sheets. What a sheet takes of a font is its own (`createSubset`).
 * @throws where a package is not installed whole
 */
export const sheetFonts = (): Promise<SheetFonts> => (read ??= readFonts())

async function readFonts(): Promise<SheetFonts> {
  const { create } = await import('fontkit')
  const find = createRequire(import.meta.url)
  const font = (name: FontName): Font => create(readFileSync(find.resolve(files[name])))
  return { plain: font('plain'), strong: font('strong'), digest: font('digest') }
}
