/** A file that can't be trusted as a whole. The message is one sentence for the person who exported it. */
export class RefusedFile extends Error {}
