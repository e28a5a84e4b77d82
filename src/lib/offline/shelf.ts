/** What the browser calls that in which it keeps what is not sent: whether it is there says whether anything may be. */
export const SHELF = 'kintsugi-unsent';
