/** What the group of all is called, wherever groups of people are shown. */
export const EVERYBODY = 'Everybody';

/** Where the people of a team that was chosen cannot be told of. */
export const TOO_FEW = 'Too few people to show without showing who.';
