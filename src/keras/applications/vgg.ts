/**
 * VGG16 and VGG19: stacks of 3 × 3 convolutions. Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale
 * Image Recognition" (2014); names and order as in Keras's `applications/vgg16.py` and `vgg19.py`.
 */
import type { Application } from './application.js'
import { checkWeights, classifier, finish, inputOf, inputShape, pooled } from './options.js'

/** Filters of the convolutions, block by block. */
const FILTERS = [64, 128, 256, 512, 512]

function vgg(name: string, convolutions: readonly number[]): Application {
  const module = name.toLowerCase()
  return {
    name,
    modules: [module],
    signature: `include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
      classifier_activation='softmax', name='${module}'`,
    build(net, options) {
      checkWeights(options)
      const input = inputOf(net, options, inputShape(options, { defaultSize: 224, minSize: 32 }))
      let x = input
      for (const [index, filters] of FILTERS.entries()) {
        const block = `block${index + 1}`
        for (let at = 1; at <= (convolutions[index] ?? 0); at += 1)
          x = net.conv(x, filters, 3, { activation: 'relu', padding: 'same', name: `${block}_conv${at}` })
        x = net.maxPool(x, 2, 2, { name: `${block}_pool` })
      }
      if (options.flag('include_top')) {
        x = net.layer('Flatten', x, { name: 'flatten' })
        for (const fc of ['fc1', 'fc2']) x = net.dense(x, 4096, { activation: 'relu', name: fc })
        x = classifier(net, options, x)
      } else x = pooled(net, options, x)
      return finish(net, options, input, x)
    },
  }
}

export const VGG: readonly Application[] = [vgg('VGG16', [2, 2, 3, 3, 3]), vgg('VGG19', [2, 2, 4, 4, 4])]
