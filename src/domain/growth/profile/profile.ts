export { SEEN_BY, type SeenBy } from '../../skills/seen-by.ts';

export const OPEN_TO = [
	'project',
	'mentoring',
	'being-mentored',
	'pairing',
	'shadowing',
	'being-shadowed',
] as const;
/** What somebody is open to. */
export type OpenTo = (typeof OPEN_TO)[number];
