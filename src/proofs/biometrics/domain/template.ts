import type { Outcome } from '../../../kernel/outcome.ts'

/** A place where a ridge ends or forks, as an extractor reported it. */
export interface Minutia {
  /** Pixels from the left edge of the image, 0 … width − 1. */
  readonly x: number
  /** Pixels from the upper edge, downwards, 0 … height − 1. */
  readonly y: number
  /** Radians, 0 … 2π, counter-clockwise from +x as the print is seen, although y grows downwards. */
  readonly angle: number
  readonly kind: 'ending' | 'bifurcation' | 'other'
  /** 1 … 100; nothing where the extractor reports none. */
  readonly quality: number | undefined
}

/** One finger as one impression shows it. */
export interface FingerView {
  /** 0 unknown · 1 right thumb … 5 right little · 6 left thumb … 10 left little finger. */
  readonly position: number
  /** How the finger was laid down, by the code of the format: 0 live and flat, 1 live and rolled, 8 swiped … 0 … 15. */
  readonly impression: number
  /** Of the whole impression, 0 … 100; 0 is the worst. */
  readonly quality: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Pixels per centimetre; 197 is 500 dpi. */
  readonly resolutionX: number
  readonly resolutionY: number
  readonly minutiae: readonly Minutia[]
}

export type TemplateFormat = 'ISO_19794_2' | 'ANSI_378'

export interface FingerTemplate {
  readonly format: TemplateFormat
  readonly views: readonly FingerView[]
}

/** Views of one template; more are two hands in one file, and nobody is compared with those. */
export const mostViews = 10
/** Minutiae of one view: the count is one byte. */
export const mostMinutiae = 255
/** Bytes of a template. Ten full views take 15,364; the rest is room for extended data. */
export const mostBytes = 131_072

/** Why octets are no template; for the log and for who connects a reader, never for the person. */
export type TemplateFlaw =
  | 'tooShort'
  | 'tooLong'
  | 'notATemplate'
  | 'unknownVersion'
  | 'lengthMismatch'
  | 'badImage'
  | 'badResolution'
  | 'noViews'
  | 'tooManyViews'
  | 'reservedBits'
  | 'badPosition'
  | 'badQuality'
  | 'badKind'
  | 'badAngle'
  | 'outsideImage'
  | 'badExtension'
  | 'cutOff'
  | 'trailingBytes'

export type TemplateReading = Outcome<FingerTemplate, TemplateFlaw>

/** Pixels per centimetre between which a print can be read at all: 100 and 3,000 dpi. */
export const resolutionRange = { least: 39, most: 1_182 } as const
