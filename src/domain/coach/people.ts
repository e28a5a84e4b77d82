const set = (words: string) => new Set(words.trim().split(/\s+/));

/** One person by role. */
export const ROLE = set(`
	engineer developer dev programmer coder operator administrator admin sysadmin deployer reviewer approver author
	responder commander lead manager owner maintainer contractor consultant intern technician analyst architect
	tester colleague coworker co-worker teammate employee person member sre dba committer contributor
	specialist supervisor director cto ceo cio ciso vp trainee newcomer joiner apprentice facilitator scribe human
	individual volunteer instructor officer moderator coordinator planner designer electrician freelancer assistant
	on-caller oncaller on-call oncall dispatcher hire pilot nurse doctor agent submitter requester
	subcontractor researcher scientist student teacher guest auditor predecessor he she`);

/** Several people, or a group of them. */
export const GROUP = set(`
	user customer vendor supplier partner partners provider providers hoster agency carrier employees engineers developers devs programmers operators administrators admins sysadmins deployers reviewers approvers
	authors responders commanders leads managers owners maintainers contractors consultants interns technicians
	analysts architects testers colleagues coworkers co-workers teammates employees members users customers sres dbas
	committers contributors specialists supervisors directors trainees newcomers joiners humans individuals
	volunteers instructors officers moderators coordinators planners designers electricians freelancers vendors
	suppliers subcontractors researchers scientists students teachers guests auditors agents stakeholders people folks
	staff crew team teams squad squads management leadership shift organisation organization department departments
	personnel someone somebody everyone everybody anyone anybody nobody no-one they support ops devops qa helpdesk desk oncall`);

export const SELF = set('i we us ourselves myself me');

/** Said of a group of whom none did it. */
export const NONE_OF = set('nobody no-one none neither nor no few hardly');
/** Words for some of a group; who they are stands behind *of*. */
export const QUANTITY = set(
	'one none some any many most each all several both half neither two three four few either every lots',
);

/** Opens a noun phrase. */
export const DETERMINER = set(
	`the a an this that these those our my your his her its their no every each another any some one two three both
	all many most several which whose nobody's someone's everyone's`,
);

export const PREPOSITION = set(
	`of in on at from for with to by during within inside across under over about into through behind near per via
	between among until before after since despite`,
);

/** Before *operator* or *agent*, these leave it a person; anything else makes it a program. */
const MANNED = set(
	`the a an our their its his her this that one each every human shift night day duty on-call oncall console plant
	support senior junior lead responsible another second first customer service help machine crane network system
	remote trained experienced new inexperienced tired any no some`,
);
const HELPERS = set('support service customer human call helpdesk travel desk live');
const MANAGING =
	set(`package window windows session queue memory resource connection password cluster traffic volume device
	cache certificate secret secrets process boot file tag dependency version workflow key configuration`);
const PROGRAMS = /^(?:operator|agent|guest|user|host|support)s?$/;
const PROGRAM_TALK =
	/^(?:reconcil\w*|crd|crds|kubernetes|k8s|kube\S*|helm|custom|resource|pods?|controller|namespace|\u{E000}+|daemonset|operator's)$/u;

/**
 * Kubernetes has operators and machines have agents. Whether this one is a person is told by the word before it,
 * and by what else the sentence speaks of.
 */
export function isProgram(
	word: string,
	before: string | undefined,
	sentence: readonly { is: string }[],
): boolean {
	if (/^managers?$/.test(word)) return before !== undefined && MANAGING.has(before);
	if (!PROGRAMS.test(word) || /^users?$/.test(word)) return false;
	if (word.startsWith('support')) return false;
	if (word.startsWith('agent')) return !HELPERS.has(before ?? '');
	if (before !== undefined && !MANNED.has(before)) return true;
	return sentence.some(({ is }) => PROGRAM_TALK.test(is));
}
