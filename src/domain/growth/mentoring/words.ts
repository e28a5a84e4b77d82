import { ASKS } from '../../notifications/sentences/mentorships.ts';
import type { MentorshipForm } from './mentorship.ts';

/** What somebody would be in it. Of two who pair, both learn. */
export const PARTS_IN_IT = ['learner', 'mentor'] as const;
export type PartInIt = (typeof PARTS_IN_IT)[number];

export const FORM_NAMES: Record<MentorshipForm, string> = {
	mentoring: 'Mentorship',
	pairing: 'Pairing',
	shadowing: 'Shadowing',
};

/** `Noor mentors you`, `You mentor Inês`, `You pair with Noor`: as one of the two reads it. */
export function saysWhatItIs(form: MentorshipForm, mine: PartInIt, other: string): string {
	if (form === 'pairing') return `You and ${other} pair`;
	if (form === 'shadowing') return mine === 'learner' ? `You shadow ${other}` : `${other} shadows you`;
	return mine === 'learner' ? `${other} mentors you` : `You mentor ${other}`;
}

/** What whoever asks would like, as the other reads it after their name. */
export const saysWhatIsAsked = (form: MentorshipForm, askers: PartInIt): string =>
	ASKS[`${form} ${askers}`] ?? '';
