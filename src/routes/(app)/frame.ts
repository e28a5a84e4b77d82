/** What to invalidate where only the frame around a page is to be asked for anew. */
export const FRAME = 'kintsugi:frame';
