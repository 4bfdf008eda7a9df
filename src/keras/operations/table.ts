/** Every operation there is a declaration for. Adding one is a line in its family. */
import { ARRANGEMENTS } from './arrangement.js'
import { ELEMENTWISE } from './elementwise.js'
import { IMAGES } from './image.js'
import { PRODUCTS } from './linear.js'
import type { OperationDeclaration } from './operation.js'
import { CREATIONS, OTHERS } from './other.js'
import { REDUCTIONS } from './reduction.js'

export const OPERATIONS: readonly OperationDeclaration[] = [
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...ARRANGEMENTS,
  ...PRODUCTS,
  ...OTHERS,
  ...CREATIONS,
  ...IMAGES,
]
