/** Words of an explanation by which what stands beside them is not said of the model as it is. */

/** Words by which an author says that what follows is not so. */
export const MEANT_WRONG =
  /\b(?:mistake|mistaken|mistakenly|wrong|wrongly|incorrect|incorrectly|erroneous|erroneously|miscalculat\w*|not true|not the case|false|myth|misconception)\b/i

/** A sentence that takes back the one before it: "That is wrong." */
export const DENIAL =
  /^(?:no\b|nope|wrong|false|incorrect|not (?:so|true|quite)|(?:that|this|it|which)(?:['’]s| is| was)?\b.*\b(?:wrong|false|incorrect|mistake|mistaken|not true|not the case|not so|myth|misconception)\b)/i

/** Words that may open a hypothesis, which sentences after it then speak of. */
export const HYPOTHESIS =
  /\b(?:if|suppose|supposing|imagine|assume|assuming|would|had|without|instead|otherwise|what if|let's say)\b/i

/** Words that open a hypothesis which the sentences after it may go on with. */
export const OPENS_HYPOTHESIS =
  /\b(?:if|suppose|supposing|imagine|assume|assuming|would|had|what if|let's say)\b/i

/** "B is wrong: …", "Statement 2 is false, because …": what stands behind it is what is so. */
const JUDGES_A_CHOICE =
  /^\W*(?:(?:therefore|thus|so|hence|and|but|consequently|clearly)\W+)?(?:the\s+)?(?:(?:statements?|choices?|options?|answers?|claims?|numbers?|no\.?)\s+)?\W?(?:[A-Za-z]|\d{1,2}|[ivx]{1,4})\W{0,2}\s+(?:is|was)\s+(?:not true|not correct|wrong|false|incorrect|untrue|true|right|correct)\b/i

/** A sentence without words at its beginning that only say which choice it speaks of. */
export function withoutJudgement(sentence: string): string {
  return sentence.replace(JUDGES_A_CHOICE, '')
}

/** Words by which a number may be of something else than the model: another one, its training, a reader's guess. */
export const ELSEWHERE =
  /\b(?:if|would|could|should|might|may|unless|suppose\w*|supposing|imagine\w*|assum\w+|instead|otherwise|rather|whoever|someone|anyone|everybody|students?|people|readers?|pick(?:ed|s)?|chose|choose|forg[eo]t\w*|says?|said|thinks?|thought|believe\w*|guess\w*|options?|choices?|tempt\w*|confus\w*|mistak\w*|other|others|another|different|variants?|versions?|compar\w*|typical\w*|usual\w*|often|original|older|earlier|previous|authors?|paper|dataset|training|train|validation|test|batch\w*|epochs?|samples?|accuracy|loss|seconds|minutes?|hours?|ms|gpus?|euros?|dollars?|years?|pages?|chapters?|flops|macs|multiplications?|operations?|e\.g|example|sqrt|log|probabilit\w*|dropped|drops|instance|generally?|questions?)\b/i
