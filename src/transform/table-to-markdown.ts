/** Writes tables as Markdown where the host has no GFM: the tree of a post has one once it is completed. */
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import type { Options } from 'mdast-util-to-markdown'

/**
 * GFM's handlers of tables, without what they do to other text: a host that does not read tables has no need to escape
 * what looks like one.
 */
export function tableToMarkdown(): Options {
  const { handlers, unsafe } = gfmTableToMarkdown()
  return {
    handlers: handlers ?? {},
    unsafe: (unsafe ?? []).filter(({ inConstruct }) => inConstruct === 'tableCell'),
  }
}
