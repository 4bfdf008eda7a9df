/** What authors write for Quarto, GitHub and MkDocs, on a page of ours: every part of the dialect that has no node of its own. */
import type { Root } from 'mdast'
import { dressBlocks } from './blocks.js'
import { dressFigures } from './figures.js'
import { dressInline } from './inline.js'
import { dressReferences } from './references.js'
import { dressShortcodes } from './shortcodes.js'
import { dressPunctuation } from './smart.js'
import { dressTables } from './tables.js'

/**
 * Renders the dialect in a completed tree.
 *
 * @param text the text that the tree's offsets count in
 */
export function dressDialect(tree: Root, text: string): void {
  dressPunctuation(tree, text)
  dressShortcodes(tree, text)
  dressTables(tree, text)
  dressBlocks(tree, text)
  dressFigures(tree)
  dressReferences(tree)
  dressInline(tree, text)
}
