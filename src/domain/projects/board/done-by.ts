/** Under this name a browser says who did what it sends: it may have waited there while somebody else signed in. */
export const DONE_BY = 'x-kintsugi-done-by';
