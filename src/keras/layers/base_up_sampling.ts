/** The rule that UpSampling2D and UpSampling3D share. */
import { assemble, channels, type DataFormat, spatialAxes } from '../convolution.js'
import { spec } from '../layer.js'
import { dim, type Shape } from '../shape.js'

/** Each spatial axis repeated: n entries give n × size of them. */
export function repeated(shape: Shape, size: Shape, format: DataFormat) {
  const spatial = spatialAxes(shape, format).map((length, axis) =>
    dim((n, k) => n * k, length, size[axis] ?? 1),
  )
  return spec(assemble(shape[0] ?? null, spatial, channels(shape, format), format))
}
