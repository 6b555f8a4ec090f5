import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { readTemplate } from './read-template.ts'
import type { FingerPosition } from './slots.ts'
import type { FingerView, TemplateFormat } from './template.ts'

/** Octets that one capture may have: a view takes 1,560 at most, the rest is room for what a kit adds. */
export const mostCaptureBytes = 4_096

/**
 * Why a capture is asked for again. `template`: it is none; `views`: not of one finger; `position`: of another
 * finger than the one asked for; `quality`: too poor to keep or to compare. None of them says anything of the person.
 */
export type CaptureFlaw = 'template' | 'views' | 'position' | 'quality'

export interface Capture {
  readonly format: TemplateFormat
  readonly view: FingerView
}

/** Reads one capture of one finger. A kit that does not know which finger it sees says 0, and the officer knows. */
export function judgeCapture(
  octets: Uint8Array,
  asked: { readonly position: FingerPosition; readonly leastQuality: number },
): Outcome<Capture, CaptureFlaw> {
  if (octets.length > mostCaptureBytes) return refused('template')
  const read = readTemplate(octets)
  if (!read.ok) return refused('template')
  const { format, views } = read.value
  const [view] = views
  if (view === undefined || views.length !== 1) return refused('views')
  if (view.position !== 0 && view.position !== asked.position) return refused('position')
  if (view.quality < asked.leastQuality || view.minutiae.length < fewestMinutiae) return refused('quality')
  return ok({ format, view })
}

/** Fewer points than this decide nothing, whatever quality an extractor claims. */
export const fewestMinutiae = 12
