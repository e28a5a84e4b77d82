import { counted } from '#lib/numbers.ts';
import type { OpenTo } from '#domain/growth/profile/profile.ts';

const SAYS: Record<OpenTo, string> = {
	project: 'A part-time project',
	mentoring: 'Mentoring',
	'being-mentored': 'Being mentored',
	pairing: 'Pairing',
	shadowing: 'Coming along with somebody',
	'being-shadowed': 'Being shadowed',
};

/** `A part-time project, up to 6 h a week` */
export function openInWords({ what, most }: { what: OpenTo; most: number | null }): string {
	if (most === null) return SAYS[what];
	if (what === 'project') return `${SAYS[what]}, up to ${most} h a week`;
	return what === 'mentoring' ? `Mentoring ${counted(most, 'person', 'people')}` : SAYS[what];
}
