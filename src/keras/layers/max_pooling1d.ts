import { poolingLayer } from './base_pooling.js'

/** The largest entry of each window over the steps. */
export const MaxPooling1D = poolingLayer(1, { name: 'MaxPooling1D', aliases: ['MaxPool1D'] }, 'two')
