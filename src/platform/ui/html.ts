/**
 * Markup that is safe to send, and what may stand inside it: the ground of the types and of the runtime. Only this
 * file can make markup, so parsed JSON can never pass for it.
 */
class Html {
  readonly #html: string
  constructor(html: string) {
    this.#html = html
  }
  toString(): string {
    return this.#html
  }
  static is(value: object): value is Html {
    return #html in value
  }
}
export type { Html }

/** Whether this is markup that `trustedHtml` made. */
export const isHtml = (value: object): value is Html => Html.is(value)

/** What may stand between two tags. `true` and plain objects may not: they are always a mistake. */
export type Child = string | number | Html | false | null | undefined | readonly Child[]

/**
 * Lets a string through unescaped. For the runtime, and for constants of ours only (doctype, inline SVG); never for
 * anything that came from outside. Every use is found by searching for this name.
 */
export const trustedHtml = (html: string): Html => new Html(html)
