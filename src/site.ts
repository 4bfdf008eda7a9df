/**
 * `quizproof/site`: a folder of posts → a blog, of which every post was checked. The only part of the library that
 * writes files.
 *
 * @example
 * const { published, troubles, verified } = await build({ posts: 'posts', out: 'dist' })
 */
import { checkPost } from './check.js'
import { configFor } from './config/config.js'
import { type BuildOptions, type BuildResult, buildWith } from './site/build.js'

import type { CheckPost } from './site/checked.js'

export type { BuildOptions, BuildResult, Progress } from './site/build.js'
export type { Trouble } from './site/trouble.js'

/**
 * Builds a blog, or nothing: where a post is wrong, or a folder can't be read or written, the folder that was published
 * before stays as it is, and the result says why. Never throws on what a post, the disk or a template brings.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { config = {}, strict } = options
  const check: CheckPost = (text, file, defaults) =>
    checkPost(text, {
      file,
      config: configFor(config, file),
      ...(defaults === null ? {} : { defaults }),
      ...(strict === undefined ? {} : { strict }),
    })
  return await buildWith(check, options)
}
