/** Elements of a page that Markdown has no node for. */
import type { RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type {} from 'remark-rehype'

/** An element by its HTML name, as a node that becomes it on the page. */
export function element(
  hName: string,
  children: readonly RootContent[],
  hProperties: NonNullable<ContainerDirective['data']>['hProperties'] = {},
): ContainerDirective {
  return {
    type: 'containerDirective',
    name: '',
    children: children as ContainerDirective['children'],
    data: { hName, hProperties },
  }
}
