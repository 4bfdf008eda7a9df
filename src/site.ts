/** `quizproof/site`: builds the blog. */
import { checkPost } from './check.js'
import { configFor } from './config/config.js'
import { type BuildOptions, type BuildResult, buildWith } from './site/build.js'

export type { BuildOptions, BuildResult } from './site/build.js'

/**
 * Checks every post of a folder, and publishes the blog if all that was checked holds. Throws on nothing that a post, the disk or a
 * folder's content brings: the result says it all.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { config = {}, strict } = options
  const check = (text: string, file: string) =>
    checkPost(text, { file, config: configFor(config, file), ...(strict === undefined ? {} : { strict }) })
  return await buildWith(check, options)
}
