/** The part of fontkit 2.0 that is used here; the package brings no types. */
declare module 'fontkit' {
  /** A font that was read; pdfkit takes it as it is. */
  export interface Font {
    readonly postscriptName: string
    layout(text: string): unknown
  }
  export function create(octets: Uint8Array): Font
}
