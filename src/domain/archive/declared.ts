/**
 * What becomes of each table when a workspace is taken out. A new table has to be declared here, and a test fails
 * until it is:
 *
 * - `open`: it travels in files that people read. Only what every reader of the entry that a row hangs on is shown
 *   may be open, and of what hangs on no entry, what every member is shown.
 * - `sealed`: it travels, and nobody can read it on the way: see `sealing.server.ts`. What is not surely open is sealed.
 * - `stays`: it does not travel, for the reason given.
 */
export interface Travels {
	as: 'open' | 'sealed';
	/** Written and found by this column in place of a number. */
	named?: string;
	/** Columns that stay behind: what they lead to does. */
	without?: readonly string[];
	/** For an open table: the columns that are open; all travel sealed as well. */
	shown?: readonly string[];
	/** What its columns say in other words than a foreign key: see `soft.server.ts`. */
	soft?: Record<string, Soft>;
	/** Into an empty workspace only: beside others it would decide for people who are here, or tell them again. */
	wholeOnly?: true;
	/** Beside others only where what this column leads to came with it: nobody here comes into a team by an import. */
	onlyInNew?: string;
	/** The file that it stands in, of what hangs on no entry. */
	file?: string;
}

export type Soft =
	/** `@[12]` in a text. */
	| 'mentions'
	/** `team-3`: whose answers they are. */
	| 'cut'
	/** A list of objects with such a `key` and `parent`. */
	| 'cuts'
	/** A person's number, of some kinds of notifications. */
	| 'told'
	/** The number of an entry, of the kind that another column names. */
	| 'numberOfKind'
	/** The number of a post-mortem. */
	| 'postmortem'
	/** Numbers of changes, in `changes`. */
	| 'changes'
	/** The number of a mentorship's meeting; 0 is none. */
	| 'meeting';

/** Notifications whose subject is a person's number. */
export const TOLD_OF_PEOPLE = [
	'review-answered',
	'project-joined',
	'project-let-in',
	'project-proposed',
	'story-consent-answered',
];

const open = (more: Omit<Travels, 'as'> = {}): Travels => ({ as: 'open', ...more });
const sealed = (more: Omit<Travels, 'as'> = {}): Travels => ({ as: 'sealed', ...more });
const stays = (because: string) => ({ as: 'stays' as const, because });

const WAY_IN = 'a way in: whoever holds the archive must not come in with it';
const ELSEWHERE = 'it is sealed with the key of this installation, or leads to it: it is set up anew';
const AT_WORK = 'what this installation is doing or did, and no part of the workspace';
const DERIVED = 'derived: it is made again from what travels';
const UNSIGNED =
	'stories without a name hold no day, and the day of an archive would be one: what is out is an entry and travels';

export const DECLARED: Record<string, Travels | { as: 'stays'; because: string }> = {
	// People and teams
	person: open({ named: 'email', shown: ['email', 'name'], file: 'people' }),
	team: open({ named: 'slug', file: 'teams' }),
	former_team: open({ file: 'teams', wholeOnly: true }),
	membership: sealed({ without: ['viaProviderId'], onlyInNew: 'teamId' }),
	erasure_asked: sealed(),
	leave: sealed(),
	holiday: open({ file: 'teams', wholeOnly: true }),
	password: stays(WAY_IN),
	session: stays(WAY_IN),
	api_token: stays(WAY_IN),
	invitation: stays(WAY_IN),
	mailed_link: stays(WAY_IN),
	asked: stays(AT_WORK),
	provider: stays(ELSEWHERE),
	provider_group: stays(ELSEWHERE),
	provider_visit: stays(WAY_IN),
	identity: stays(WAY_IN),
	one_time_key: stays(WAY_IN),
	recovery_code: stays(WAY_IN),
	passkey: stays(WAY_IN),
	challenge: stays(WAY_IN),
	half_signed_in: stays(WAY_IN),
	audit_event: stays('what was done here, and from where: it is read here'),
	chat_place: stays(ELSEWHERE),
	chat_identity: stays(WAY_IN),
	chat_introduction: stays(WAY_IN),
	feed: stays(WAY_IN),
	webhook: stays(ELSEWHERE),
	incoming_address: stays(WAY_IN),
	incoming_message: stays('what came for thirty days by a way in that stays; what was made of it travels'),

	// What every entry has
	entry: open({
		named: 'uid',
		shown: ['uid', 'kind', 'number', 'title', 'body', 'teamId', 'visibility', 'publishedAt'],
	}),
	author: open(),
	topic: open({ named: 'folded', file: 'topics' }),
	topic_alias: open({ file: 'topics' }),
	entry_topic: open(),
	attachment: open({
		shown: ['name', 'entryId', 'fileName', 'type', 'size', 'width', 'height', 'sha256', 'at'],
	}),
	link: open({ soft: { number: 'numberOfKind' } }),
	thread: open(),
	comment: open({ soft: { text: 'mentions' } }),
	reader: sealed(),
	reading: sealed(),
	begun: sealed(),
	part: sealed(),
	publication: sealed(),
	version: sealed(),
	review_request: sealed(),
	verdict: sealed(),
	witness: sealed(),
	facilitator_wanted: sealed(),
	facilitator_asked: sealed(),
	facilitator_offer: sealed({ wholeOnly: true }),
	share_link: stays(WAY_IN),

	// Lessons and changes
	lesson: open(),
	lesson_turn: sealed(),
	change: open(),
	change_check: open(),
	thanks: sealed(),
	met_again: sealed({ wholeOnly: true }),
	last_looked: sealed(),
	recall_card: sealed(),
	recall_wish: sealed(),

	// Post-mortems
	postmortem: open(),
	factor: open(),
	factor_kind: open({ named: 'name', file: 'post-mortems' }),
	factor_topic: open(),
	answer: open(),
	timeline_event: open(),
	postmortem_template: open({ file: 'post-mortems', wholeOnly: true }),
	not_needed: sealed(),
	imported_file: sealed(),
	personal_account: sealed(),
	public_document: sealed({ soft: { shows: 'changes' } }),
	meeting: sealed(),
	meeting_invited: sealed(),
	meeting_note: sealed(),
	meeting_poll: sealed(),
	idea: sealed(),
	signal: sealed({ without: ['addressId'], wholeOnly: true }),
	alert_address: stays(WAY_IN),
	live_document: stays('what is being written at this moment: what was stored of it travels'),

	// The log
	log_entry: open(),
	question: open({ file: 'log', wholeOnly: true }),
	question_asked: open({ file: 'log', wholeOnly: true }),
	rhythm: open({ file: 'log', wholeOnly: true }),
	rhythm_part: sealed({ wholeOnly: true }),
	skip: sealed({ wholeOnly: true }),
	log_reminder: sealed({ wholeOnly: true }),

	// Stories
	story: open({ soft: { postmortem: 'postmortem' } }),
	story_commitment: open(),
	story_consent: sealed(),
	story_question: sealed(),
	unsigned_story: stays(UNSIGNED),
	shelf: open({ named: 'slug', file: 'shelves' }),
	shelf_entry: open({ onlyInNew: 'shelfId' }),
	entry_of_month: sealed({ wholeOnly: true }),
	failure_line: sealed(),
	gathering: open({ file: 'gatherings' }),
	gathering_part: sealed(),

	// Training. What is right stands in a course, and is in no page before somebody answered.
	course: sealed(),
	course_rule: sealed({ wholeOnly: true }),
	course_waiver: sealed({ wholeOnly: true }),
	course_reminder: sealed(),
	enrolment: sealed(),
	lesson_done: sealed(),
	attempt: sealed(),
	reflection: sealed(),
	intention: sealed(),
	item_card: sealed(),
	certificate: sealed(),
	sitting: sealed(),
	sitting_seat: sealed(),
	drill: sealed(),
	drill_run: sealed(),
	drill_seat: sealed(),
	drill_answer: sealed(),
	drill_learned: sealed(),

	// Projects
	season: open({ named: 'slug', file: 'seasons' }),
	season_host: open({ file: 'seasons', onlyInNew: 'seasonId' }),
	season_word: sealed({ onlyInNew: 'seasonId' }),
	award_vote: sealed({ onlyInNew: 'seasonId' }),
	show_slot: sealed({ onlyInNew: 'seasonId' }),
	project: open({
		shown: [
			...['entryId', 'seasonId', 'state', 'stateAt', 'pitch', 'question', 'repository', 'links'],
			...['capacity', 'asksFirst', 'stirredAt'],
		],
	}),
	project_need: open(),
	project_member: open(),
	project_ending: open(),
	project_asking: sealed(),
	project_follower: sealed(),
	project_interest: sealed(),
	project_question: sealed(),
	continuation: sealed(),
	board: open(),
	board_column: open(),
	card: open(),
	card_person: open(),
	allowance: open({ file: 'time', wholeOnly: true }),
	learning_time: sealed({ wholeOnly: true }),

	// Growth
	skill: open({ named: 'folded', file: 'skills', wholeOnly: true }),
	skill_alias: open({ file: 'skills', wholeOnly: true }),
	skill_related: open({ file: 'skills', wholeOnly: true }),
	person_skill: sealed(),
	proposed_skill: sealed(),
	skills_seen: sealed(),
	growth_profile: sealed(),
	open_to: sealed(),
	goal: sealed(),
	goal_reader: sealed(),
	goal_step: sealed(),
	goal_note: sealed(),
	goal_skill: sealed(),
	goal_link: sealed(),
	goal_version: sealed(),
	conversation: sealed(),
	conversation_talk: sealed(),
	conversation_version: sealed(),
	mentorship: sealed(),
	mentorship_change: sealed(),
	mentorship_meeting: sealed(),
	mentorship_version: sealed({ soft: { meetingId: 'meeting' } }),
	mentorship_check: sealed(),
	opportunity: open(),
	opportunity_skill: open(),
	opportunity_shown: sealed(),
	opportunity_question: sealed(),
	application: sealed(),
	inclination: sealed(),

	// The pulse: what was released. What was answered stays sealed where it was answered, and an open round with it.
	pulse_round: open({ file: 'pulse', wholeOnly: true, soft: { cuts: 'cuts' } }),
	pulse_released: open({ file: 'pulse', wholeOnly: true, soft: { cut: 'cut' } }),
	pulse_comment: sealed({ wholeOnly: true }),
	pulse_reply: sealed({ wholeOnly: true, soft: { cut: 'cut' } }),
	pulse_asked: stays(
		'who was asked, in which part: with what was released it is nobody’s business elsewhere',
	),
	pulse_sealed: stays('answers, sealed with a key that is in no archive'),

	// What reaches people
	notification: sealed({ wholeOnly: true, soft: { subject: 'told' } }),
	notice_wish: sealed(),
	quiet_hours: sealed(),
	digest_wish: sealed(),
	insight_letter: sealed({ wholeOnly: true }),
	saved_view: sealed(),
	push_subscription: stays(WAY_IN),

	// The workspace, and what works in it
	setting: open({ file: 'settings', wholeOnly: true }),
	searchable: stays(DERIVED),
	search_terms: stays(DERIVED),
	job_run: stays(AT_WORK),
	lease: stays(AT_WORK),
	said: stays(AT_WORK),
	written_count: stays(AT_WORK),
	kept_answer: stays(AT_WORK),
	outbox: stays(AT_WORK),
	outbox_try: stays(AT_WORK),
	moving_run: stays(AT_WORK),
	moving_line: stays(AT_WORK),
	moved_row: stays(AT_WORK),
};

/** Doors, secrets and what is counted anew are no part of it; a setting that is not named here stays. */
export const SETTINGS = [
	'workspace',
	'zone',
	'setUpAt',
	'digest',
	'openings',
	'growth.leadStep',
	'entries.links',
	'pulse',
	'pulse.anew',
	'postmortems.expected',
	'postmortems.soak',
];

export function declared(name: string): Travels | null {
	const found = DECLARED[name];
	return found === undefined || found.as === 'stays' ? null : found;
}
