/** A file of answers that cannot be graded at all; the message is one sentence for whoever handed it in. */
export class UnusableSheet extends Error {}
