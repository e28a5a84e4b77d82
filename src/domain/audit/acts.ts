/**
 * What the audit log knows, each with its sentence, which goes on after the name of who did it. `{subject}`
 * stands for what it was done to; any other name in braces is a detail that `note` then asks for.
 */
export const ACTS = {
	// Signing in
	'set-up': 'set the workspace up',
	'sign-in': 'signed in, with {via}',
	'sign-in-failed': 'could not sign in as {subject}: the password was wrong',
	'sign-in-unknown': 'could not sign in: nobody here has that address and a password',
	'sign-out': 'signed out',
	'sessions-ended': 'ended {count} sessions of {subject}',
	'password-changed': 'changed their password',
	'password-not-changed': 'could not change their password: the one they have was wrong',
	'password-not-shown': 'could not show that it is them: the password was wrong',
	'code-not-shown': 'could not show that it is them: the code was wrong',
	'password-set': 'set a new password for {subject}',
	'password-reset': 'set a new password with a link',
	'reset-link-made': 'made a link for {subject} to set a new password',

	// Addresses
	'address-asked': 'asked for another e-mail address',
	'address-confirmed': 'confirmed their e-mail address',
	'address-changed': 'changed the e-mail address of {subject}',
	'address-kept': 'kept the e-mail address that somebody wanted to change',

	// Coming in
	invited: 'invited somebody as {role}',
	'invited-again': 'sent the invitation {subject} again',
	'invitation-withdrawn': 'withdrew the invitation {subject}',
	'invitation-accepted': 'accepted the invitation {subject}, as {role}',
	'signed-up': 'joined without an invitation, as {role}',
	'joining-changed': 'changed who may join without an invitation: {domains}',

	// People
	'role-changed': 'changed the role of {subject} from {before} to {role}',
	'person-added': 'added {subject} with the role of {role}',
	'skills-proposed': 'brought a list that asks {people} people whether skills are theirs',

	// The second step
	'codes-on': 'set an app up for one-time codes',
	'codes-off': 'turned one-time codes off',
	'passkey-added': 'added a passkey',
	'passkey-removed': 'removed a passkey',
	'recovery-codes-made': 'made new recovery codes',
	'recovery-code-used': 'signed in with a recovery code',
	'second-step-failed': 'knew the password, and could not show the second step',
	'second-factors-removed': 'took away the second steps of {subject}',
	'second-factor-required': 'asks {whom} for a second step',
	'person-deactivated': 'deactivated the account of {subject}',
	'person-reactivated': 'reactivated the account of {subject}',
	'work-handed-over': 'handed over {changes} changes that waited for {subject}',
	'opening-days-set': 'asks about openings after {days} days',
	'opening-taken-over': 'took over {subject}, for which nobody answered',
	'parts-ended': 'ended {parts} reviews and facilitations that waited for {subject}',
	'erasure-asked': 'asked to be erased',
	'erasure-taken-back': 'asks no longer to be erased',
	'person-erased': 'erased {subject}, with {drafts} drafts',
	'workspace-exported': 'took {what} of the workspace out',
	'workspace-imported': 'brought {entries} entries of a workspace in',
	'own-data-taken': 'took away everything about themselves',

	// Teams
	'team-made': 'made the team {subject}',
	'team-changed': 'changed the name or the glaze of the team {subject}',
	'team-moved': 'moved the team {subject} into {into}',
	'team-merged': 'merged the team {subject} into {into}',
	'learning-time-promised': 'promised learning time: {promise}, to {to}',
	'learning-time-ended': 'ended a promise of learning time: {promise}, to {to}',
	'team-removed': 'removed the team {subject}',
	'member-added': 'added {subject} to the team {team}',
	'member-removed': 'took {subject} out of the team {team}',
	'lead-made': 'made {subject} a lead of the team {team}',
	'lead-unmade': 'made {subject} a lead of the team {team} no longer',

	// Tokens
	'token-made': 'made the token {subject}, which may {scopes}',
	'token-revoked': 'revoked the token {subject}',

	// Entries
	'shared-differently': 'changed who may read {subject}: from {before} to {visibility}',
	'entry-removed': 'removed {subject}',
	'entry-restored': 'restored {subject}',
	'link-made': 'made a link to {subject} for {days} days',
	'link-ended': 'ended a link to {subject}',
	'entries-exported': 'took {count} entries out',

	// Growth: that something was decided, and neither what nor about whom
	'application-answered': 'answered somebody who asked for {subject}',
	'lead-word-given': 'said as a lead when an opening suits',

	// The pulse: never who answered
	'pulse-opened': 'opened {subject} of the pulse',
	'pulse-closed': 'closed {subject} of the pulse',
	'pulse-unsafe': 'found that {rows} rows of the pulse may tell too much: {attacks}',
	'pulse-began-anew': 'began {subject} of the pulse anew: what had been answered could not be opened',

	// Alerts
	'alert-address-made': 'made an alert address for {subject}',
	'alert-key-renewed': 'gave an alert address of {subject} a new key',
	'alert-address-off': 'switched an alert address of {subject} off',
	'alert-address-on': 'switched an alert address of {subject} on',
	'alert-signing-changed': 'changed how an alert address of {subject} is signed',

	// What programs send
	'incoming-made': 'made an address for messages to {subject}',
	'incoming-changed': 'changed what is made of messages to {subject}',
	'incoming-key-renewed': 'gave an address for messages to {subject} a new key',
	'incoming-off': 'switched an address for messages to {subject} off',
	'incoming-on': 'switched an address for messages to {subject} on',
	'incoming-removed': 'removed an address for messages to {subject}',

	// Webhooks
	'webhook-made': 'made {subject}',
	'webhook-changed': 'changed {subject}',
	'webhook-secret-renewed': 'gave {subject} a new secret',
	'webhook-secret-forgotten': 'ended the earlier secret of {subject}',
	'webhook-paused': 'paused {subject}',
	'webhook-resumed': 'resumed {subject}',
	'webhook-removed': 'removed {subject}',
	'webhook-sent-again': 'sent something to {subject} again',
	'webhook-all-sent-again': 'sent {count} messages to {subject} again',

	// Feeds
	'feed-made': 'made {subject} of their own',
	'feed-ended': 'ended {subject} of theirs',

	// Chat
	'chat-settings-changed': 'changed which chats people may log from',
	'chat-linked': 'connected who they are in {chat} with their account',
	'chat-unlinked': 'took apart who they are in {chat} and their account',
	'channel-made': 'made a channel hear a team: {subject}',
	'channel-changed': 'changed {subject}, which hears a team',
	'channel-paused': 'paused {subject}, which hears a team',
	'channel-resumed': 'resumed {subject}, which hears a team',
	'channel-removed': 'took {subject} away, which heard a team',

	// Running it
	'settings-changed': 'changed {what}',
	'mail-dropped': 'dropped {count} letters that had not gone out',
	'backed-up': 'wrote a backup',
	restored: 'restored a backup from {from}',
	'audit-exported': 'took the audit log out',

	// Links for people elsewhere
	'links-allowed': 'allowed links for people elsewhere',
	'links-forbidden': 'switched links for people elsewhere off',

	// Providers
	'passwords-off': 'switched signing in with passwords off',
	'passwords-on': 'switched signing in with passwords on',
	'provider-added': 'added {name}, to sign in with',
	'provider-changed': 'changed how people sign in with {name}',
	'provider-on': 'switched signing in with {name} on',
	'provider-off': 'switched signing in with {name} off',
	'provider-removed': 'removed {name}, which people signed in with',
	'identity-linked': 'linked a way to sign in with {name}',
	'identity-unlinked': 'took away a way to sign in with {name}',
	'provider-refused': 'could not sign in with {name}',
	'account-made': 'came in for the first time, with {name}',
	'groups-followed': 'was put into {gained} teams and out of {lost} by groups at {name}',
	'role-followed': 'got the role of {role} from groups at {name}, in place of {before}',

	// How it is run
	'backup-plan-changed': 'changed when backups are made, and how many stay',
	'backup-made': 'made a backup by hand',
	'backup-taken': 'took the backup {name} away',
	'maintenance-on': 'began maintenance: only owners write',
	'maintenance-off': 'ended maintenance',
} as const;

export type Act = keyof typeof ACTS;

type InBraces<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
	? Name | InBraces<Rest>
	: never;

/** The details that the sentence of an act names. */
export type Details<A extends Act> = Exclude<InBraces<(typeof ACTS)[A]>, 'subject'>;

/** The acts whose sentence names what they were done to. */
export type ActOnSubject = {
	[A in Act]: 'subject' extends InBraces<(typeof ACTS)[A]> ? A : never;
}[Act];
