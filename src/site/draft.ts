/** One post on its way to a page. */
import type { CheckedPost } from './checked.js'
import type { PostPage } from './page.js'
import type { PostFile } from './posts.js'

export interface Draft {
  readonly file: PostFile
  readonly checked: CheckedPost
  readonly page: PostPage
}
