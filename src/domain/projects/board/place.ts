/** Where news of a board belongs. */
export const placeOf = (number: number) => `board-${number}`;
