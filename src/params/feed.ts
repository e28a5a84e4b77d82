import type { ParamMatcher } from '@sveltejs/kit';

/** The ending of the address of a feed. */
export const match: ParamMatcher = (param) => /^(atom|rss|json|ics)$/.test(param);
