/** The part of pdfkit 0.20 that a printed sheet uses; the package brings no types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'
  import type { Font } from 'fontkit'

  interface TextOptions {
    readonly width?: number
    readonly align?: 'left' | 'right' | 'center'
    readonly lineGap?: number
    readonly continued?: boolean
  }

  export interface StructureElement {
    add(child: StructureElement | (() => void)): this
    end(): this
  }

  interface StructureOptions {
    readonly title?: string
    readonly lang?: string
    /** Alternative text of a figure. */
    readonly alt?: string
  }

  export default class PDFDocument extends Readable {
    constructor(options: {
      readonly size: 'A4'
      readonly margin: number
      readonly lang: string
      readonly tagged: boolean
      readonly displayTitle: boolean
      readonly pdfVersion: '1.7'
      readonly compress?: boolean
      /** The one of before the first is chosen. */
      readonly font?: Font
      readonly info: {
        readonly Title: string
        readonly Author: string
        readonly Keywords: string
        readonly CreationDate: Date
        readonly ModDate: Date
      }
    })
    x: number
    y: number
    readonly page: { readonly width: number; readonly height: number }
    registerFont(name: string, font: Font): this
    font(name: string): this
    fontSize(points: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(points: number): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    heightOfString(text: string, options?: TextOptions): number
    rect(x: number, y: number, width: number, height: number): this
    fill(): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    file(
      content: Buffer,
      options: {
        readonly name: string
        readonly type: string
        readonly creationDate: Date
        readonly modifiedDate: Date
        readonly description: string
      },
    ): unknown
    struct(
      type: string,
      options: StructureOptions,
      children?: StructureElement | (() => void),
    ): StructureElement
    addStructure(element: StructureElement): this
    markContent(type: 'Artifact', options?: { readonly type: 'Layout' | 'Pagination' }): this
    endMarkedContent(): this
    addPage(): this
    end(): void
  }
}
