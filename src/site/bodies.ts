/** The bodies of all posts: each completed and rendered by itself, then their links to each other settled. */
import { type Config, DEFAULTS } from '../config/config.js'
import type { Message } from '../message.js'
import { fillValues } from '../transform/inline-values.js'
import { transform } from '../transform/transform.js'
import { layOutChoices, tellKeys } from './choices.js'
import { dressCells } from './code.js'
import { findLines } from './code-lines.js'
import { dressDialect } from './dialect/dialect.js'
import { graftLists } from './dialect/lists.js'
import { restoreDirectives } from './directives.js'
import type { Draft } from './draft.js'
import { drawModels } from './drawing.js'
import { type Body, makeBody, printBody } from './html.js'
import type { Anchors } from './ids.js'
import { followLinks, followPicture, type Linking, settleReferences } from './links.js'
import { dropTitle } from './page.js'
import type { Site } from './site.js'

/** A post's body as its page prints it. */
export interface PrintedBody {
  readonly html: string
  /** Where the picture of the front matter is published, from the root of the site; null without one of the site's. */
  readonly picture: string | null
}

export interface Bodies {
  readonly bodies: ReadonlyMap<Draft, PrintedBody>
  /** Files that posts bring along: their path in the site, and where they are on the disk. */
  readonly files: ReadonlyMap<string, string>
  readonly messages: ReadonlyMap<Draft, readonly Message[]>
}

/** @param seen called after each post */
export async function makeBodies(
  drafts: readonly Draft[],
  site: Site,
  config: Config,
  linking: Linking,
  seen: (count: number) => void = () => undefined,
): Promise<Bodies> {
  const bodies = new Map<Draft, PrintedBody>()
  const files = new Map<string, string>()
  const messages = new Map<Draft, readonly Message[]>()
  const anchors = new Map<string, Anchors>()
  const open: { readonly draft: Draft; readonly body: Body; readonly picture: string | null }[] = []
  for (const [at, draft] of drafts.entries()) {
    const body = await bodyOf(draft, site, config, linking)
    const picture = await pictureOf(draft, linking)
    anchors.set(draft.page.path, body.anchors)
    for (const [path, source] of [...body.files, ...picture.files]) files.set(path, source)
    messages.set(draft, [...picture.messages, ...body.messages])
    // Most posts lead to no place on another page: their trees need not be kept.
    const own = body.references.filter(({ page }) => page === draft.page.path)
    const said = settleReferences(own, (page) => anchors.get(page))
    messages.set(draft, [...(messages.get(draft) ?? []), ...said])
    if (own.length < body.references.length) open.push({ draft, body, picture: picture.path })
    else bodies.set(draft, { html: printBody(body), picture: picture.path })
    seen(at + 1)
  }
  for (const { draft, body, picture } of open) {
    const others = body.references.filter(({ page }) => page !== draft.page.path)
    const said = settleReferences(others, (page) => anchors.get(page))
    messages.set(draft, [...(messages.get(draft) ?? []), ...said])
    bodies.set(draft, { html: printBody(body), picture })
  }
  return { bodies, files, messages }
}

async function bodyOf(
  { file, checked, page }: Draft,
  site: Site,
  config: Config,
  linking: Linking,
): Promise<Body> {
  const { tree, quiz, models, result, post } = checked
  const { words, language } = site
  const { allowHtml = DEFAULTS.allowHtml } = config
  const table = { ...config.table, ...post.frontMatter.options.table }
  const lines = findLines(checked)
  graftLists(tree, post.text, quiz)
  fillValues(tree, checked.values ?? [], post.text, language)
  restoreDirectives(tree, post.text)
  dressCells(tree, quiz)
  dropTitle(tree, page.title)
  tellKeys(tree, quiz, result, words)
  transform(
    tree,
    { quiz, models, ...(checked.printed === undefined ? {} : { printed: checked.printed }) },
    { table, language, words },
  )
  const drawings = await drawModels(tree, models.flat(), words)
  layOutChoices(tree, quiz, result, {
    words,
    feedbackLanguage: /^en\b/u.test(page.language ?? language) ? null : 'en',
    lines,
  })
  dressDialect(tree, post.text)
  return makeBody(tree, {
    allowHtml,
    drawings,
    words,
    title: page.title,
    link: (html) => followLinks(html, file.name, linking, post.text),
  })
}

interface Picture {
  readonly path: string | null
  readonly files: ReadonlyMap<string, string>
  readonly messages: readonly Message[]
}

const NO_PICTURE: Picture = { path: null, files: new Map(), messages: [] }

async function pictureOf({ file, checked, page }: Draft, linking: Linking): Promise<Picture> {
  if (page.image === null) return NO_PICTURE
  const span = checked.post.frontMatter.spans.get('image') ?? { start: 0, end: 0 }
  const found = await followPicture(page.image, file.name, span, linking)
  if (found === null) return NO_PICTURE
  // What holds markup is no path, and no mistake of an author.
  const isPath = !/[<>"]/u.test(page.image)
  return 'ruleId' in found
    ? { ...NO_PICTURE, messages: [isPath ? found : { ...found, severity: 'warning' as const }] }
    : { path: found.path, files: new Map([[found.path, found.source]]), messages: [] }
}
