/** Characters in the longest text that is kept and rendered as Markdown. */
export const MARKDOWN_LIMIT = 1_000_000;

export const TOO_LONG = 'This text is longer than 1 MB, the most that one text may hold.';
