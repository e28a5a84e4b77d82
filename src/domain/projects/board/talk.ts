/** What cards are called among the parts of a project that are talked about. */
export const PART = 'card';

export const partOf = (cardId: number) => `${PART}.${cardId}`;
