/** What can happen to how somebody signs in, as the one whom it happens to is told. */
export const CHANGES = {
	'codes-on': 'An app was set up for one-time codes: signing in asks for one from now on.',
	'codes-off': 'One-time codes were turned off.',
	'passkey-added': 'A passkey was added.',
	'passkey-removed': 'A passkey was removed.',
	'recovery-codes-made': 'New recovery codes were made; the ones before count no longer.',
	'recovery-code-used': 'A recovery code was used to sign in. Each works once.',
	removed:
		'Your second steps were taken away by somebody who looks after the workspace, so that your password alone opens your account. Set one up again when you have signed in.',
	failed:
		'Somebody knew your password, and could not show the second step, five times over. They were not let in.',
} as const;

export type TwoStepsChange = keyof typeof CHANGES;
