/** What the audit log knows, each with its sentence; `{subject}` and the names of details stand for themselves. */
export const ACTS = {
	'sign-in': 'signed in',
	'sign-in-failed': 'tried to sign in, without success',
	'role-changed': 'changed a role',
} as const;

export type Act = keyof typeof ACTS;
