/** For a comment of so many letters there is room in a sealed place, in any script. */
export const LONGEST_COMMENT = 600;
