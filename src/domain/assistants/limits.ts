/** The most that a text can be that an assistant sends to be compared. */
export const MAX_TEXT = 200_000;
/** What one answer brings of a long text; it goes on from there. */
export const PIECE = 30_000;
