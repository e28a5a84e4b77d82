/** Whom an owner asks for a second step. */
export const WHOM = ['nobody', 'admins', 'everybody'] as const;
export const WHOM_NAMES: Record<(typeof WHOM)[number], string> = {
	nobody: 'Nobody: who wants one sets it up',
	admins: 'Owners and administrators',
	everybody: 'Everybody',
};
export const MOST_GRACE = 90;
