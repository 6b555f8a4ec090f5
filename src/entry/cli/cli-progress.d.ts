/** The part of cli-progress 3.12 that is used here; the package brings no types. */
declare module 'cli-progress' {
  interface Options {
    readonly format: string
    readonly stream?: NodeJS.WritableStream
    readonly hideCursor?: boolean
    readonly clearOnComplete?: boolean
  }

  class SingleBar {
    constructor(options: Options, preset: object)
    start(total: number, value: number, payload: object): void
    update(value: number, payload: object): void
    stop(): void
  }

  const progress: {
    readonly SingleBar: typeof SingleBar
    readonly Presets: { readonly shades_classic: object }
  }
  export default progress
}
