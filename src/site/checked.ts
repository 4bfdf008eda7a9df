/** What the site builder needs of the checking of a post. */
import type { Root } from 'mdast'
import type { ComputedValue } from '../inline-values.js'
import type { ModelSummary } from '../keras/summary.js'
import type { FrontMatter } from '../post/front-matter.js'
import type { Post } from '../post/read-post.js'
import type { Quiz } from '../quiz/question.js'
import type { PostResult } from '../result.js'

export interface CheckedPost {
  readonly result: PostResult
  /** Whether an unverified question keeps this post from being published; by default as the builder is told. */
  readonly strict?: boolean
  readonly post: Pick<Post, 'text' | 'frontMatter'>
  /** The tree that the quiz was read from; the builder completes it in place. */
  readonly tree: Root
  readonly quiz: Quiz
  /** The models of each of the quiz's programs, in the order of `quiz.programs`. */
  readonly models: readonly (readonly ModelSummary[])[]
  /** What `model.summary()` prints for one of the models. */
  readonly printed?: (model: ModelSummary) => string
  /** The values that the post asks for. */
  readonly values?: readonly ComputedValue[]
}

/**
 * Checks one post, from its text. Never throws on what the text says.
 *
 * @param defaults what holds where the post's own front matter says nothing
 */
export type CheckPost = (text: string, file: string, defaults: FrontMatter | null) => CheckedPost
