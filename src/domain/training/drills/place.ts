/** Where news of a room belongs. */
export const placeOf = (key: string) => `drill-${key}`;
