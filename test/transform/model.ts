import type { LayerRow, ModelSummary } from '../../src/keras/summary.js'

/** A row of a summary with what a test does not care about filled in. */
export function row(values: Partial<LayerRow> & Pick<LayerRow, 'name' | 'type'>): LayerRow {
  return {
    id: values.name,
    bases: [values.type, 'Layer'],
    outputShape: null,
    inputShapes: null,
    params: 0,
    trainableParams: values.params ?? 0,
    trainable: true,
    built: true,
    formula: null,
    config: {},
    weights: [],
    inbound: [],
    macs: null,
    bytes: null,
    activations: null,
    receptiveField: null,
    variables: [],
    span: { start: 0, end: 0 },
    ...values,
  }
}

/** The model of the first post: a small convolutional network. */
export const CONVNET: ModelSummary = {
  variable: 'model',
  name: 'sequential',
  kind: 'Sequential',
  class: 'Sequential',
  span: { start: 0, end: 0 },
  built: true,
  inputShape: [null, 28, 28, 1],
  outputShape: [null, 10],
  layers: [
    row({
      name: 'conv2d',
      type: 'Conv2D',
      outputShape: [null, 26, 26, 32],
      params: 320,
      formula: '32 × (3 × 3 × 1 + 1)',
    }),
    row({ name: 'max_pooling2d', type: 'MaxPooling2D', outputShape: [null, 13, 13, 32] }),
    row({
      name: 'conv2d_1',
      type: 'Conv2D',
      outputShape: [null, 11, 11, 64],
      params: 18_496,
      formula: '64 × (3 × 3 × 32 + 1)',
    }),
    row({ name: 'max_pooling2d_1', type: 'MaxPooling2D', outputShape: [null, 5, 5, 64] }),
    row({ name: 'flatten', type: 'Flatten', outputShape: [null, 1600] }),
    row({ name: 'dropout', type: 'Dropout', outputShape: [null, 1600] }),
    row({
      name: 'dense',
      type: 'Dense',
      outputShape: [null, 10],
      params: 16_010,
      formula: '10 × (1600 + 1)',
    }),
  ],
  totalParams: 34_826,
  trainableParams: 34_826,
  nonTrainableParams: 0,
  optimizerParams: null,
}
