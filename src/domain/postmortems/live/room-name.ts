/** Of the document that everybody writes in who has it open. */
export const roomOf = (entryId: number): string => `postmortem ${entryId}`;
