/** Shortcodes of Quarto and Hugo in a text: `{{< video a.mp4 >}}`, `{{% note %}}`. */

export interface Shortcode {
  readonly name: string
  /** What stands behind the name, without blanks around it. */
  readonly rest: string
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}

const SHORTCODE = /(?<!\{)\{\{([<%])[ \t]*(\/?[\p{L}_][\w.-]*)(?![\w.-])([^{}\r\n]*)([>%])\}\}(?!\})/gu

/** All of them, in order. One in three braces, `{{{< video >}}}`, is how Quarto is told to show it. */
export function shortcodesIn(text: string): readonly Shortcode[] {
  if (!text.includes('{{')) return []
  return [...text.matchAll(SHORTCODE)].flatMap((match): Shortcode[] => {
    const [all, open, name = '', rest = '', close] = match
    if ((open === '<') !== (close === '>')) return []
    return [{ name, rest: rest.trim(), start: match.index, end: match.index + all.length }]
  })
}
