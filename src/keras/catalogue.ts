/** Every built-in layer there is a declaration for. Adding one is a new file and a line here. */
import type { LayerDeclaration } from './layer.js'
import { Conv2D } from './layers/conv2d.js'
import { Dense } from './layers/dense.js'

export const CATALOGUE: readonly LayerDeclaration[] = [Conv2D, Dense]
