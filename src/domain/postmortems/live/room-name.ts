/** Of the document that everybody writes in who has it open. */
export const roomOf = (entryId: number): string => `postmortem ${entryId}`;

/** What pages ask for, after `/live/`. */
export const placeOf = (number: number): string => `postmortems/${number}`;
