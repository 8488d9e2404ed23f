import type { TableMistake } from './mistake.ts';

/** What students do wrong in the cells of a backprop table. */
export const TABLE_MISTAKES: readonly TableMistake[] = [
  {
    id: 'B01',
    name: 'fork-overwrites',
    kind: 'fork',
    of: ['paths', 'examples'],
    takes: 'one path',
    feedback:
      '{node} is used {times}, so {at} is the sum of what comes back: {paths}. You have kept one of them alone; gather with +=.',
    clue: 'How many arrows leave {node}? Every one of them brings something back.',
  },
  {
    id: 'B02',
    name: 'fork-multiplies',
    kind: 'fork',
    takes: 'the product',
    feedback: '{node} is used {times}: what comes back, {paths}, is added. You have multiplied it.',
    clue: 'Along a path factors are multiplied. What happens where the paths to {node} meet?',
  },
  {
    id: 'B03',
    name: 'upstream-not-multiplied',
    kind: 'gate',
    made: [
      { where: ['neither factor is ±1'], brings: 'slope' },
      { brings: 'slope', writtenOnly: true },
    ],
    feedback:
      '{slope} is only the local slope of {gate} in {input}. Multiply it by {arrives} = {upstream}, which arrives from above.',
    clue: 'Is this the slope of the loss, or only the local slope of {gate}?',
  },
  {
    id: 'B04',
    name: 'multiply-gate-not-swapped',
    kind: 'gate',
    made: [{ operations: ['multiply'], where: ['another factor'], brings: 'upstream * x' }],
    feedback:
      'At the product {gate} each factor receives what arrives, {upstream}, times the OTHER factor. You have taken {input} = {x} itself.',
    clue: 'At the product {gate}: which of the two factors is the slope in {input}?',
  },
  {
    id: 'B05',
    name: 'add-gate-scales',
    kind: 'gate',
    made: [{ operations: ['add'], brings: 'upstream * slope * x' }],
    feedback:
      'The sum {gate} passes on what arrives, {upstream}, with the local slope {slope}. It is not multiplied by {input} = {x}.',
    clue: 'What is the local slope of the sum {gate} in one of its terms?',
  },
  {
    id: 'B06',
    name: 'relu-always-open',
    kind: 'gate',
    made: [{ operations: ['relu', 'max', 'min'], where: ['nothing passes'], brings: 'upstream' }],
    feedback: 'At {input} = {x} the gate {gate} is shut: its local slope is 0, so nothing of the {upstream} passes.',
    clue: 'Is the gate {gate} open or shut at this value of {input}?',
  },
  {
    id: 'B07',
    name: 'relu-gated-by-gradient-sign',
    kind: 'gate',
    made: [{ operations: ['relu', 'max'], brings: 'relu(upstream)' }],
    feedback:
      'The gate {gate} is set in the forward pass, by the sign of {input} = {x}. You have looked at the sign of what arrives, {upstream}.',
    clue: 'Which number decides whether the gate {gate} is open: the one that went in, or the one that comes back?',
  },
  {
    id: 'B08',
    name: 'sigmoid-derivative-at-activation',
    kind: 'gate',
    made: [{ operations: ['sigmoid'], brings: 'upstream * sigmoid(y) * (1 - sigmoid(y))' }],
    feedback:
      'The value {y} of {gate} is the activation already, so the local slope is {y} · (1 − {y}). You have applied the sigmoid to it once more.',
    clue: 'What goes into a · (1 − a): the activation, or its sigmoid?',
  },
  {
    id: 'B09',
    name: 'sigmoid-derivative-with-preactivation',
    kind: 'gate',
    made: [{ operations: ['sigmoid'], brings: 'upstream * x * (1 - x)' }],
    feedback:
      'The slope a · (1 − a) of the sigmoid uses its OUTPUT: {y} · (1 − {y}). You have put {input} = {x} into it.',
    clue: 'Does a · (1 − a) use what goes into the sigmoid, or what comes out?',
  },
  {
    id: 'B10',
    name: 'tanh-derivative-not-squared',
    kind: 'gate',
    made: [{ operations: ['tanh'], brings: 'upstream * (1 - y)' }],
    feedback: 'The slope of tanh is 1 − h² with its output h = {y}: the h is squared.',
    clue: 'Look up the slope of tanh: what happens to its output in it?',
  },
  {
    id: 'B11',
    name: 'tanh-derivative-with-preactivation',
    kind: 'gate',
    made: [{ operations: ['tanh'], brings: 'upstream * (1 - x^2)' }],
    feedback: 'The slope 1 − h² of tanh uses its OUTPUT h = {y}. You have put {input} = {x} into it.',
    clue: 'Does 1 − h² use what goes into tanh, or what comes out?',
  },
  {
    id: 'B12',
    name: 'cross-entropy-extra-sigmoid-factor',
    kind: 'gate',
    made: [{ operations: ['sigmoid'], where: ['below a log'], brings: 'upstream * slope^2' }],
    feedback:
      'The slope {slope} of the sigmoid has cancelled against the cross-entropy: {arrives} · {slope} is all. You have multiplied by it once more.',
    clue: 'What is left of the slope of the sigmoid once it meets the slope of the cross-entropy?',
  },
  {
    id: 'B13',
    name: 'squared-loss-missing-sigmoid-factor',
    kind: 'gate',
    made: [{ operations: ['sigmoid'], where: ['below a squared residual'], brings: 'upstream' }],
    feedback:
      'With a squared loss nothing cancels: multiply {arrives} = {upstream} by the slope {slope} of the sigmoid.',
    clue: 'Between the loss and {input} stands a sigmoid: where is its slope?',
  },
  {
    id: 'B14',
    name: 'residual-sign-flipped',
    kind: 'gate',
    made: [
      { operations: ['add'], where: ['a residual'], brings: '-upstream * slope' },
      { operations: ['sigmoid'], where: ['below a log'], brings: '-upstream * slope' },
    ],
    feedback:
      'The sign of {at} is turned round: in the slope of a loss stands prediction minus target, in that of a log-likelihood target minus prediction.',
    clue: 'Which way round does the difference of prediction and target stand in {at}?',
  },
  {
    id: 'B15',
    name: 'log-one-minus-a-sign-lost',
    kind: 'gate',
    made: [{ operations: ['add'], where: ['a term subtracted', 'inside a log'], brings: 'upstream' }],
    feedback:
      '{input} is subtracted in {gate}, so its local slope there is −1 and what arrives, {upstream}, changes its sign.',
    clue: 'What is the local slope of {gate} in {input}?',
  },
  {
    id: 'B16',
    name: 'squared-loss-factor-two-lost',
    kind: 'gate',
    made: [{ operations: ['power'], where: ['a square', 'no penalty'], brings: 'upstream * x' }],
    feedback: '{gate} is the square of {input}, so its slope is 2 · {x}. The 2 that comes down is missing.',
    clue: 'What comes down when {gate}, the square of {input}, is differentiated?',
  },
  {
    id: 'B17',
    name: 'half-in-loss-ignored',
    kind: 'gate',
    made: [{ where: ['half of a square'], brings: 'upstream' }],
    feedback: 'The ½ in {gate} cancels the 2 that the square brings down. You have left it out.',
    clue: 'Which number stands before the square in the loss?',
  },
  {
    id: 'B18',
    name: 'softmax-jacobian-diagonal-only',
    kind: 'fork',
    of: ['outputs of a softmax'],
    takes: 'one path',
    feedback:
      'Every output of the softmax is divided by {node}, so raising one input lowers all the others: {paths} come back there and are added. You have kept one of them alone.',
    clue: 'Which outputs of the softmax change when one of its inputs does?',
  },
  {
    id: 'B19',
    name: 'one-over-N-missing',
    kind: 'gate',
    made: [{ where: ['a mean'], brings: 'upstream' }],
    feedback: 'The loss is a mean, so its derivative is one too: multiply by {slope}.',
    clue: 'Is the loss a sum or a mean?',
  },
  {
    id: 'B20',
    name: 'only-one-example-used',
    kind: 'fork',
    of: ['examples'],
    takes: 'one path by itself',
    feedback:
      'Every example contributes to {at}, and the mean has {paths}, to be added. You have differentiated the loss of one example alone.',
    clue: 'How many examples does the loss have?',
  },
  {
    id: 'B21',
    name: 'bias-gradient-times-input',
    kind: 'gate',
    made: [{ operations: ['add'], where: ['a bias'], brings: 'upstream * other', other: 'a factor of another term' }],
    feedback:
      '{input} is added in {gate}, so what arrives, {upstream}, comes back unchanged. You have multiplied it by {other}, as for a weight.',
    clue: 'What is {input} multiplied by in {gate}?',
  },
  {
    id: 'B22',
    name: 'bias-regularised',
    kind: 'gate',
    made: [
      {
        where: ['not in a penalty'],
        brings: 'upstream * slope + 2 * other * x',
        other: 'the derivative by a penalty',
      },
    ],
    feedback: '{input} does not stand in the penalty, so the penalty brings nothing to {at}: leave out its term.',
    clue: 'Which inputs stand in the penalty?',
  },
  {
    id: 'B23',
    name: 'penalty-factor-two-lost',
    kind: 'gate',
    made: [{ operations: ['power'], where: ['a penalty'], brings: 'upstream * x' }],
    feedback: 'The penalty holds the square of {input}, whose slope is 2 · {x}. The 2 that comes down is missing.',
    clue: 'What comes down when {gate} in the penalty is differentiated?',
  },
  {
    id: 'B27',
    name: 'hidden-activation-derivative-missing',
    kind: 'gate',
    made: [{ operations: ['sigmoid', 'tanh'], where: ['a hidden activation'], brings: 'upstream' }],
    feedback:
      'Between {arrives} and {input} stands an activation: multiply what arrives, {upstream}, by its slope {slope}.',
    clue: 'Which function stands between {gate} and {input}? Where is its slope?',
  },
  {
    id: 'B28',
    name: 'wrong-layer-weights',
    kind: 'gate',
    made: [{ operations: ['multiply'], brings: 'upstream * other', other: 'a factor further down' }],
    feedback:
      'What arrives at {gate}, {upstream}, goes back by the factor it came through, {slope}. You have taken {other}, which stands further down.',
    clue: 'By which factor does {input} go into {gate}?',
  },
  {
    id: 'B29',
    name: 'preactivation-in-weight-gradient',
    kind: 'gate',
    made: [
      {
        operations: ['multiply'],
        where: ['two factors'],
        brings: 'upstream * other',
        other: 'what enters the other factor',
      },
    ],
    feedback:
      'In {gate} {input} is multiplied by an activation, so what arrives, {upstream}, is multiplied by its output {slope}. You have taken {other}, which enters it.',
    clue: 'Is {input} multiplied by what enters the activation, or by what leaves it?',
  },
  {
    id: 'B30',
    name: 'shared-weight-counted-once',
    kind: 'fork',
    of: ['layers'],
    takes: 'one path',
    feedback:
      '{node} is used {times}, in one layer and in a layer below it: what comes back, {paths}, is added. You have counted one use alone.',
    clue: 'In how many places does {node} stand?',
  },
  {
    id: 'B31',
    name: 'update-sign-flipped',
    kind: 'step',
    gives: 'value + rate * adjoint',
    feedback: 'The derivative {adjoint} points uphill; to lower the loss subtract {rate} · {adjoint} from {value}.',
    clue: 'Does the derivative point uphill or downhill?',
  },
  {
    id: 'B32',
    name: 'layer-two-updated-first',
    kind: 'gate',
    made: [
      {
        operations: ['multiply'],
        where: ['two factors'],
        brings: 'upstream * other',
        other: 'the other factor after the step',
      },
    ],
    feedback:
      'You have taken {other}: derivatives belong to the numbers of the forward pass, here {slope}. Compute all of them first, then take the step.',
    clue: 'Which comes first: all derivatives, or the step?',
  },
  {
    id: 'B34',
    name: 'learning-rate-missing',
    kind: 'step',
    gives: 'value - adjoint',
    feedback: 'Multiply the derivative {adjoint} by the step size {rate} before you subtract it from {value}.',
    clue: 'How far does one step go?',
  },
  {
    id: 'B35',
    name: 'local-slope-not-multiplied',
    kind: 'gate',
    made: [{ where: ['a slope of its own', 'neither factor is ±1'], brings: 'upstream' }],
    feedback:
      'What arrives at {gate}, {upstream}, is multiplied by its local slope in {input}, {slope}. You have passed it on unchanged.',
    clue: 'What is the local slope of {gate} in {input}?',
  },
  {
    id: 'B36',
    name: 'value-instead-of-derivative',
    kind: 'value',
    feedback:
      '{other} is a value of the forward pass. Asked for is the derivative {at}: how fast the one changes with the other.',
    clue: 'Is this number from the forward pass or from the backward pass?',
  },
];
