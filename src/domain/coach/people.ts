const set = (words: string) => new Set(words.trim().split(/\s+/));

/** One person by role. */
export const ROLE = set(`
	engineer developer dev programmer coder operator administrator admin sysadmin deployer reviewer approver author
	responder commander lead manager owner maintainer contractor consultant intern technician analyst architect
	tester colleague coworker co-worker teammate employee person member sre dba committer contributor
	specialist reader observer expert professional supervisor director cto ceo cio ciso vp trainee newcomer joiner apprentice facilitator scribe human
	individual volunteer instructor officer moderator coordinator planner designer electrician freelancer 
	tech on-caller oncaller on-call oncall dispatcher hire nurse doctor agent submitter requester
	subcontractor researcher scientist student teacher auditor predecessor he she`);

/** Several people, or a group of them. */
export const GROUP = set(`
	user customer vendor supplier partner partners provider providers hoster agency carrier employees engineers developers devs programmers operators administrators admins sysadmins deployers reviewers approvers
	authors responders commanders leads managers owners maintainers contractors consultants interns technicians
	analysts architects testers colleagues coworkers co-workers teammates employees members users customers sres dbas
	committers contributors specialists supervisors directors trainees newcomers joiners humans individuals
	volunteers instructors officers moderators coordinators planners designers electricians freelancers vendors
	suppliers subcontractors researchers scientists students teachers auditors agents stakeholders people folks
	staff crew team teams squad squads group techs management leadership shift organisation organization department departments
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
