/**
 * The words of statements: for each concept its forms, `|` between them. Another language is another such table.
 * A concept's name is what the grammar calls it.
 */

/** A part of speech: concept → forms. */
export type WordTable = { readonly [concept: string]: string }

export const NOUNS: WordTable = {
  params: 'parameters|parameter|params|param',
  weights: 'weights|weight|connection weights|weight values|weight parameters',
  bias: 'biases|bias|bias terms|bias term|bias parameters|bias parameter|bias values|bias weights|bias entries',
  biasvector: 'bias vector|bias vectors',
  kernelweights:
    'kernel weights|kernel parameters|kernel entries|kernel values|kernel coefficients|multiplicative weights',
  values:
    'values|value|numbers|elements|entries|components|activations|activation values|scalars|items|output values|neurons activations',
  scalars: 'values|value|numbers|elements|entries|components|scalars|items',
  activations: 'activations|activation values|output values|neurons activations',
  features: 'features|feature|features each|attributes',
  words: 'words|word|tokens|token|characters|positions|time steps|timesteps|steps|time step|timestep|frames',
  channels:
    'channels|channel|feature maps|feature map|output channels|color channels|colour channels|activation maps|maps',
  filters: 'filters|filter|output filters|convolution filters|convolutional filters',
  units: 'units|unit|hidden units|output units|nodes|node',
  neurons: 'neurons|neuron|hidden neurons|output neurons',
  heads: 'heads|attention heads|head',
  inputs: 'inputs|input values|input features|input units|input numbers',
  input: 'input|input tensor|inputs tensor',
  outputs: 'outputs|output channels|output features',
  output: 'output|output tensor|result|outputs|output volume',
  shape: 'shape|shapes|dimensions|dimension|dimensionality',
  outputshape:
    'output shape|output shapes|output dimensions|output dimension|output dimensionality|output size|shape of the output|output tensor shape',
  inputshape: 'input shape|input dimensions|input dimension|input size',
  size: 'size|sizes',
  number: 'number|numbers|count|counts|amount|quantity',
  total: 'total|sum',
  height: 'height|rows|rows high',
  width: 'width|columns',
  depth: 'depth',
  pixels: 'pixels|pixel|px|points',
  resolution:
    'resolution|height and width|spatial size|spatial dimensions|spatial resolution|spatial extent|spatial shape',
  layer: 'layer|stage',
  layers: 'layers|stages',
  model:
    'model|network|net|architecture|cnn|convnet|neural network|neural net|mlp|autoencoder|classifier|perceptron|convolutional neural network|convolutional network|multilayer perceptron|transformer|resnet|discriminator|generator|recurrent network|recurrent neural network|rnn model|keras model|sequential model|functional model|example|listing|program|snippet|code fragment|fragment',
  basemodel:
    'base model|base network|base|backbone|convolutional base|pretrained model|pretrained network|pre trained model|pre trained network|pretrained base|feature extractor|pre trained base',
  head: 'head|classification head|classifier head|new head|top',
  tensor:
    'tensor|tensors|array|arrays|volume|volumes|block|matrix|matrices|representation|output|map|something|outputs|image|images|result',
  vector:
    'vector|vectors|1d vector|one dimensional vector|flat vector|flattened vector|1d tensor|one dimensional tensor|flat tensor|representation|embedding|feature vector|1d array|output vector',
  sequence: 'sequence|sequences',
  kernel: 'kernel|kernels|filter|filters|window|windows|kernel size|convolution window|convolution kernel',
  stride: 'stride|strides',
  poolsize: 'pool size|pooling size|pooling window|window size|pool window',
  activation: 'activation function|activation|activations|nonlinearity|non linearity|activation functions',
  rate: 'rate|dropout rate|probability|drop rate|drop probability',
  memory: 'memory|storage|space|disk space|ram',
  bytes: 'bytes|byte',
  kilobytes: 'kb|kilobytes|kilobyte',
  kibibytes: 'kib|kibibytes',
  megabytes: 'mb|megabytes|megabyte',
  mebibytes: 'mib|mebibytes',
  gigabytes: 'gb|gigabytes|gigabyte',
  macs: 'macs|multiply accumulates|multiply adds|multiply accumulate operations|multiply add operations|multiplications|multiply accumulations|mult adds',
  flops: 'flops|operations|floating point operations',
  connections: 'connections|connection',
  image:
    'image|images|picture|pictures|sample|samples|example|examples|review|reviews|sentence|sentences|input image|input images|photo|photos|frame|instance|document|documents|text|texts|observation|observations|time series|sequence|sequences|digit|digits|item|items|row|rows|time step|word|token|position',
  rgb: 'rgb|coloured|colored|colour|color|rgb images|color images|colour images|in color|in colour|rgb pictures|colour pictures|color pictures|in rgb',
  grayscale: 'grayscale|greyscale|gray scale|grey scale|black and white|grayscale images|greyscale images',
  classes: 'classes|class|categories|output classes|labels|possible classes',
  length: 'length|lengths',
  shortcut: 'shortcut|shortcut connection|skip connection|residual connection|skip',
  float:
    '32 bit floats|32 bit float|float32|32 bit floating point numbers|single precision|four byte floats|float32 values|32 bit floating point values|32 bits|single precision floats',
  summary: 'summary that keras prints|printed summary|summary|model summary|keras summary',
  share: 'share|portion|proportion|percentage',
  weightmatrix: 'weight matrix|kernel|weight matrices|weight tensor|kernel matrix|kernel tensor',
}

export const VERBS: WordTable = {
  have: "has|have|had|having|'ve|boasts|boast|comes with|come with|possesses|possess|holds|hold|carries|carry|contains|contain|contributes|contribute|adds|add|features|feature|involves|involve|includes|include|comprises|comprise|needs|need|requires|require|makes do with|make do with|gets by with|get by with|weighs in at|weigh in at|clocks in at|clock in at|ends up with|end up with|amounts to|amount to|is made up of|are made up of|consists of|consist of|totals|total|counts|count|learns|learn|is home to|are home to|sports|sport|introduces|introduce|stores|store|houses|house|is equipped with|are equipped with|owns|own|tallies|brings|bring|accounts for|account for|makes up|make up|trains|comes to|come to|adds up to|add up to|sums to|sum to|comes in at|come in at|has got|have got|is left with|are left with|gets|get|manages with|manage with|takes up|take up|relies on|rely on|packs|pack|harbors|harbours|has to learn|have to learn|must learn|shows|show|counts in at|learned|ends with|end with",
  learn: 'learn|learns|train|learned|trained',
  be: "is|are|be|was|were|'s|'re|been|being|remains|remain|stays|stay|becomes|become",
  equal: 'equals|equal',
  do: 'does|do|did',
  would: "would|'d|will|'ll",
  can: 'can|could',
  output:
    'outputs|output|produces|produce|returns|return|yields|yield|gives|give|emits|emit|generates|generate|creates|create|outputting|producing|giving|delivers|deliver|ends in|results in|result in|spits out|hands over|passes on|pass on|gives out|puts out|leaves|leave|turns out|computes|compute',
  receive:
    'receives|receive|takes|take|sees|see|gets|get|expects|expect|accepts|accept|reads|read|is fed|are fed|is given|takes in|operates on|acts on|is applied to|works on',
  use: 'uses|use|using|used|employs|employ|applies|apply|employing|applying|relies on|utilizes|utilises',
  double: 'doubles|double|doubling|doubled',
  halve: 'halves|halve|halving|halved',
  triple: 'triples|triple|tripling|tripled',
  quadruple: 'quadruples|quadruple|quadrupling|quadrupled',
  increase:
    'increases|increase|raises|raise|grows|grow|rises|rise|increasing|raising|goes up|go up|climbs|climb|enlarges|enlarge|inflate|inflates|increased|expands|expand',
  reduce:
    'reduces|reduce|decreases|decrease|lowers|lower|shrinks|shrink|drops|drop|falls|fall|reducing|decreasing|goes down|go down|cuts|cut|lowering|diminishes|diminish|reduced|decreased|cutting|decline|declines|brings down|bring down',
  change:
    'changes|change|affects|affect|alters|alter|modifies|modify|influences|influence|changing|altering|changed|switching|switch|varying|touch|touches',
  keep: 'keeps|keep|preserves|preserve|leaves|leave|maintains|maintain|retains|retain',
  leave: 'leaves|leave|keeps|keep|left',
  stay: 'stays|stay|remains|remain|would remain|would stay|stayed',
  unchanged:
    'unchanged|untouched|unaffected|the same|as it is|as is|as before|the way it is|as they are|identical|constant|intact',
  save: 'saves|save|saving|spares|spare|eliminates|eliminate|removes|remove',
  cost: 'costs|cost|adds|add|requires|introduces|introduce',
  remove:
    'removing|remove|removed|dropping|deleting|delete|deleted|dropped|taking out|leaving out|left out|omitting|omitted|omit|cutting|cut|eliminating|took out|taken out|getting rid of|got rid of|stripping|skipping|skipped|discarding|without',
  replace:
    'replacing|replace|replaced|substituting|swapping|swapped|exchanging|exchanged|swap|substituted|switching|switch',
  add: 'adding|add|added|inserting|inserted|insert|appending|appended|append|putting|placing|stacking',
  set: 'setting|set|changing|changed|change|switching|switched|switch|choosing|giving|increasing|increased|raising|reducing|reduced|lowering|decreasing|lowered|raised|decreased|moving|going',
  freeze: 'freezing|freeze|froze|frozen|freezes',
  unfreeze: 'unfreezing|unfreeze|unfrozen|unfroze|thawing|thawed',
  give: 'give|gives|giving|gave|leave|leaves|bring|brings|leave',
  make: 'make|makes|made|making',
  belong:
    'belongs|belong|lies|lie|sits|sit|reside|resides|live|lives|stem|come|comes|located|found|concentrated|contained|held',
  follow:
    'follows|follow|comes after|come after|succeeds|is placed after|sits after|stands after|directly follows|immediately follows',
  precede:
    'precedes|precede|comes before|come before|feeds|feed|feeds into|is placed before|sits before|stands before|directly precedes|immediately precedes|is followed by|are followed by',
  followedby: 'followed by',
  precededby: 'preceded by|fed by',
  call: 'called|named|labelled|labeled|styled|dubbed',
  build: 'built|build|constructed|created|compiled|work|works|be built|be created|be constructed',
  fail: 'fail|fails|raise an error|raises an error|throw an error|throws an error|cause an error|causes an error|be rejected|be refused|be impossible|raise a valueerror|raise an exception|crash|break|lead to an error|result in an error|raise a value error|not work|not be possible',
  reach:
    'reaches|reach|arrives at|goes into|go into|enters|enter|is fed into|is passed to|feeds|flows into|is fed to|comes into|gets into|arrive at|leads into|is passed into|flow into',
  store: 'stored|saved|kept|represented|held|encoded|stored in|saved in',
  occupy:
    'takes|take|occupies|occupy|need|needs|require|requires|takes up|take up|use|uses|consume|consumes|fill|fills|weighs|weigh',
  flatten:
    'flattens|flatten|turns|turn|transforms|transform|converts|convert|reshapes|reshape|maps|map|reduces|reduce|compresses|compress|shrinks|shrink|unrolls|unroll|brings|projects|project|downsamples|collapses|collapse|squeezes|upsamples|condenses',
  exceed: 'exceeds|exceed|surpasses|surpass|tops',
  share: 'shares|share',
  measure: 'measures|measure|is sized|has a size of|have a size of|are sized',
  end: 'ends|end|ended|starts',
  feed: 'feeding|feed|fed',
  discard: 'throws away|throw away|discards|discard|drops|loses|removes|gets rid of',
  train: 'trained|learned|learnt|updated|updated during training|trained during training|fitted',
}

export const ADJECTIVES: WordTable = {
  trainable: 'trainable',
  learnable: 'learnable|learned',
  padded: 'padded|zero padded|padded as well|padded too',
  nontrainable: 'non trainable|nontrainable|untrainable|not trainable|frozen|un trainable',
  frozen: 'frozen',
  hidden: 'hidden',
  whole:
    'whole|entire|full|complete|overall|resulting|given|above|same model|shown|final model|original|new|modified|resulting model',
  totaladj: 'total|overall|combined|full',
  different: 'different|distinct|unequal',
  same: 'same|identical|equal|very same',
  identical: 'identical|equal|the same|equally large|equally big|equally sized',
  large: 'large|big|sized|heavy|huge|numerous|parameter heavy',
  larger: 'larger|bigger|heavier',
  smaller: 'smaller|lighter',
  largest: 'largest|biggest|heaviest|most parameter heavy|most parameter rich',
  smallest: 'smallest|lightest|tiniest',
  higher: 'higher|greater|larger|bigger|taller',
  lower: 'lower|smaller',
  wide: 'wide|in width|across',
  high: 'high|tall|in height',
  long: 'long',
  many: 'many|much',
  single: 'single|sole|lone',
  flat: 'flat|flattened|one dimensional|1d',
  following: 'following|next|subsequent|succeeding|later',
  other: 'other|remaining|rest of the|other remaining',
  more: 'more|additional|extra|further',
  fewer: 'fewer|less',
  fewest: 'fewest|least|lowest number of|smallest number of',
  mostadj: 'most|highest number of|largest number of|greatest number of|largest amount of',
  dimensional: 'dimensional|d|dim|dimensions',
  input: 'input',
  output: 'output',
  regular: 'regular|normal|ordinary|standard|plain|usual|conventional|classic|common|simple',
  color: 'color|colour|rgb',
  half: 'half',
  twice: 'twice|double',
  thrice: 'three times|thrice|triple|treble',
  default: 'default|its default|the default|their default',
  image: 'image|images',
  parametric: 'parameterized|parametrized|parameterised|weighted|with weights',
  parameterless: 'parameter free|parameterless|weightless',
}

export const FUNCTION_WORDS: WordTable = {
  the: 'the',
  a: 'a|an',
  this: 'this|these|that|those|our|your|her|his|my',
  its: 'its',
  rest: 'rest|remainder',
  equally: 'equally|just as',
  their: 'their',
  it: 'it|he|she|this one|this layer|that layer|the latter|this',
  they: 'they|them|these layers|those layers|these two|these|both of them',
  of: 'of',
  in: 'in|within|inside|across|throughout',
  at: 'at',
  for: 'for',
  to: 'to',
  into: 'into|to|down to|up to|in',
  with: 'with|having|containing|that has|which has|that have|which have|that contains|that contain|holding|featuring|carrying',
  without: 'without|with no|lacking|free of',
  from: 'from|out of',
  by: 'by',
  on: 'on',
  per: 'per|for each|for every|in each|in every|at each|at each of the|for each of the',
  and: 'and|plus|as well as|&|together with|and also',
  or: 'or',
  but: 'but|yet|whereas|while|though|although|and yet|however',
  nor: 'nor|and neither',
  neither: 'neither',
  either: 'either',
  both: 'both|both of',
  not: 'not|no longer|never',
  no: 'no|zero|not a single|not any|no such|not one',
  none: 'none',
  nothing: 'nothing',
  anything: 'anything|something',
  only: 'only|solely|exclusively|nothing but',
  just: 'just',
  all: 'all|all of',
  each: 'each|every|each one|every single|every one',
  any: 'any|any of',
  some: 'some|some of|at least one|at least one of|at least some',
  most: 'most|the majority|more than half|over half|a majority|the bulk|the lion s share|the vast majority',
  than: 'than',
  as: 'as',
  if: 'if|suppose|supposing|assuming|provided|in case|were|should',
  that: 'that|which|who',
  because: 'because|since|as|for|given that|due to the fact that|seeing that',
  so: 'so|therefore|thus|hence|consequently|and so|and therefore|and thus|and hence|and consequently|so that|which means that|which means|meaning that|meaning|i e|and as a result|as a result|that is|in other words|namely|accordingly',
  there: 'there',
  other: 'other',
  exceptfor:
    'except|except for|but|other than|besides|apart from|excluding|not counting|aside from|not including|with the exception of',
  excluding:
    'excluding|without|not counting|not including|ignoring|apart from|except for|leaving out|disregarding|if we ignore|minus|less|without counting|without the|not considering',
  including: 'including|counting|with|included|bias included|taking into account|incl',
  intotal:
    'in total|in all|altogether|overall|all told|in sum|as a whole|all in all|total|all together|on the whole',
  combined:
    'combined|together|taken together|put together|jointly|collectively|together combined|in combination|summed up|added together|added up|in total|altogether|in sum',
  total: 'total',
  totalof: 'a total of|altogether|in total|in all|overall|a grand total of|a sum of|a combined total of',
  instead: 'instead',
  insteadof: 'instead of|in place of|rather than|in lieu of|in the place of',
  between: 'between',
  before:
    'before|ahead of|prior to|preceding|directly before|right before|immediately before|just before|feeding|that feeds|in front of|that comes before|that precedes|coming before|which precedes',
  after:
    'after|following|behind|directly after|right after|immediately after|just after|that follows|that comes after|coming after|directly following|which follows|placed after',
  still: 'still',
  times: 'times|fold|x',
  percent: '%|percent|per cent|percentage points',
  respectively: 'respectively',
  ourselves:
    'we|you|one|i|someone|somebody|he|she|they|the author|arianna|the author of the code|a student|people|anyone|the team',
  end: 'end',
  how: 'how',
  what: 'what',
  which: 'which|what',
  whichof: 'which of',
  least: 'least',
  itself: 'itself|themselves|alone|on its own|by itself|by themselves|on their own',
  one: 'one|that|the one|the number|the count|that number',
  down: 'down',
  true: 'true|correct|right',
  false: 'false|wrong|incorrect|not true',
}

/** Comparators that stand before a number, by their relation: an operator, `about`, `near`. */
export const COMPARATORS: readonly (readonly [
  forms: string,
  op: '=' | '<' | '<=' | '>' | '>=',
  kind: '' | 'about' | 'near',
])[] = [
  [
    'exactly|precisely|just|only|no more and no less than|as few as|a full|fully|but|a mere|merely|all of|no more nor less than',
    '=',
    '',
  ],
  [
    'at least|no fewer than|no less than|not less than|not fewer than|a minimum of|≥|>=|greater than or equal to|not under|not below',
    '>=',
    '',
  ],
  [
    'at most|up to|no more than|not more than|a maximum of|maximally|≤|<=|not over|not above|less than or equal to|as many as',
    '<=',
    '',
  ],
  [
    'more than|over|exceeding|above|greater than|in excess of|upwards of|larger than|north of|>|higher than|bigger than|beyond|well over|far more than|well above|far over|a lot more than|much more than',
    '>',
    '',
  ],
  [
    'fewer than|less than|under|below|smaller than|lower than|<|south of|well under|far less than|far fewer than|well below|much less than',
    '<',
    '',
  ],
  [
    'just over|slightly more than|a little more than|just above|slightly over|a bit more than|a little over|slightly above|a bit over|barely over|barely more than|a touch over|only just over',
    '>',
    'near',
  ],
  [
    'just under|nearly|almost|slightly less than|a little less than|just below|slightly under|slightly fewer than|close to but below|not quite|a little under|a bit less than|a bit under|slightly below|just short of|shy of|just shy of|a little fewer than',
    '<',
    'near',
  ],
  [
    'about|around|roughly|approximately|approx|~|≈|circa|some|close to|in the region of|on the order of|in the neighborhood of|more or less|ca|something like',
    '=',
    'about',
  ],
]

/** Words without bearing on what is said. Dropped before anything is read. */
export const WITHOUT_BEARING =
  'in this case|which is nothing|which is not much|which is not a lot|which is a lot|associated with it|associated with them|of course|actually|in fact|indeed|clearly|obviously|here|as you can see|as we can see|as expected|in the above code|in the code above|in the given code|in the code|in the given model|according to the code|based on the code|as shown above|shown above|simply|basically|effectively|essentially|really|interestingly|surprisingly|not surprisingly|unsurprisingly|by the way|note that|notice that|recall that|remember that|observe that|please|for example|for instance|e g|finally|first of all|you know|admittedly|certainly|naturally|undoubtedly|evidently|apparently|in practice|in particular|specifically|as defined above|as written|as given|as defined|defined above|in question|given above|after all|technically|strictly speaking|in reality|in the end|eventually|the fact is that|it turns out that|we know that|we see that|we have that|you can see that|we can see that|it is true that|it is correct that|it holds that|it is the case that|for that reason|for this reason|as a consequence|moreover|furthermore|additionally|in addition|on the other hand|meanwhile|per se|as such|whatsoever|at all|out there|so to speak|to be precise|to be exact|gladly|happily|sadly|unfortunately|luckily|fortunately|proudly|neatly|nicely|dear reader|as a matter of fact|believe it or not|it should be noted that|it is worth noting that'
