/** What to invalidate where only the frame around a page is to be asked for anew. */
export const FRAME = 'kintsugi:frame';

/** What to depend on where what is new in a place, such as `inbox`, belongs on the page as it becomes new. */
export const newsOf = (place: string) => `kintsugi:news-${place}` as const;
