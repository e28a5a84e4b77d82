/** What the group of all is called, wherever groups of people are shown. */
export const EVERYBODY = 'Everybody';
