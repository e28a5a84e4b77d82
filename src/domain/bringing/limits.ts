/** All that can be brought at once, in however many parcels it comes. */
export const MOST_BYTES = 400_000_000;
/** What a single request may carry. */
export const AT_ONCE_BYTES = 60_000_000;
