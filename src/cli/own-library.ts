/** The library that the program calls: our own. Each part is loaded when it is first needed. */
import type { Library } from './library.js'

export const OWN_LIBRARY: Library = {
  async check() {
    const { checkPost } = await import('../check.js')
    return checkPost
  },
  async build(settings) {
    const { build } = await import('../site.js')
    return await build(settings)
  },
  async summarize(text, kind) {
    const { summarizePost, summarizePython } = await import('../summarize.js')
    return kind === 'post' ? summarizePost(text) : summarizePython(text)
  },
  async explain(text, kind, layer) {
    const { explain } = await import('../explain.js')
    return explain(text, kind, layer)
  },
}
