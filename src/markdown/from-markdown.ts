/** Text → mdast, with all of the dialect that posts are written in. */
import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { directive } from 'micromark-extension-directive'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { fencedDivFromMarkdown } from './mdast.js'
import { fencedDiv } from './syntax.js'

/** Parses a post (front matter included) or a piece of one. */
export function fromMarkdown(text: string): Root {
  return parse(text, {
    extensions: [frontmatter(['yaml']), gfm(), math(), directive(), fencedDiv()],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml']),
      gfmFromMarkdown(),
      mathFromMarkdown(),
      directiveFromMarkdown(),
      fencedDivFromMarkdown(),
    ],
  })
}
