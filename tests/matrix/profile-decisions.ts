import { always, row, table, type Decision } from './decision.ts';
import { byAdmins, EVERYBODY, ONLY_OWN, OWN } from './shared-tables.ts';

/** A page for those who look after the names of skills. */
const CURATORS = row('303 403 403 403 403 403 200 200 200');
const byCurators = (good: string) => row(`401 403 403 403 403 403 ${good} ${good} ${good}`);
const ofASkill = (good: string) =>
	table(`
	        stranger guest outsider teammate author reader curator admin owner
	known   401      403   403      403      403    403    ${good} ${good} ${good}
	missing 401      403   403      403      403    403    404     404   404`);

/** The catalogue is brought in as the server starts, so its fifth is Assembly, which is called asm as well. */
const skillAt = (action: string) => (object: string) =>
	`/growth/skills/${object === 'known' ? 5 : 99999}?/${action}`;

const SEEN = { seenWords: 'me', seenInterests: 'me', seenOpenTo: 'me' };
const LISTS = { seenTeach: 'workspace', seenDo: 'mentors', seenLearn: 'me' };

/** Profiles, people by what they show, and the names of skills. */
export const PROFILE_DECISIONS: Record<string, Decision> = {
	// Where skills were before.
	'GET /settings/skills': {
		at: always('/settings/skills'),
		table: row('303 303 303 303 303 303 303 303 303'),
	},
	'GET /growth/profile': { at: always('/growth/profile'), table: EVERYBODY },
	'GET /growth/profile/preview': { at: always('/growth/profile/preview?as=mentor'), table: EVERYBODY },
	'GET /growth/profile/skills.csv': { at: always('/growth/profile/skills.csv'), table: EVERYBODY },
	'POST /growth/profile?/saveWords': {
		at: always('/growth/profile?/saveWords'),
		fields: () => ({ words: 'Asking sooner.' }),
		table: OWN,
	},
	'POST /growth/profile?/saveInterests': {
		at: always('/growth/profile?/saveInterests'),
		fields: () => ({ interests: 'maps, drills' }),
		table: OWN,
	},
	'POST /growth/profile?/saveOpenTo': {
		at: always('/growth/profile?/saveOpenTo'),
		fields: () => ({ 'what[]': ['project'], hours: '6', people: '', restsUntil: '' }),
		table: OWN,
	},
	'POST /growth/profile?/show': {
		at: always('/growth/profile?/show'),
		fields: () => ({ ...SEEN, ...LISTS }),
		table: OWN,
	},
	'POST /growth/profile?/chooseSeen': {
		at: always('/growth/profile?/chooseSeen'),
		fields: () => ({ seenLearn: 'mentors' }),
		table: OWN,
	},
	'POST /growth/profile?/add': {
		at: always('/growth/profile?/add'),
		fields: () => ({ names: 'Copywriting, Filming', level: 'confident' }),
		table: OWN,
	},
	// The author’s: nobody else’s hand reaches them.
	'POST /growth/profile?/save': {
		at: always('/growth/profile?/save'),
		fields: (object) => ({
			...{ folded: object === 'own' ? 'tracing' : 'nobody’s', level: 'practising' },
			...{ evidence: '', link: '' },
		}),
		table: ONLY_OWN,
	},
	'POST /growth/profile?/remove': {
		at: always('/growth/profile?/remove'),
		fields: (object) => ({ folded: object === 'own' ? 'offline sync' : 'nobody’s' }),
		table: ONLY_OWN,
	},
	'POST /growth/profile?/answer': {
		at: always('/growth/profile?/answer'),
		fields: (object) => ({ folded: object === 'own' ? 'weaving' : 'nobody’s', is: 'so' }),
		table: ONLY_OWN,
	},
	'GET /growth/people': {
		at: always('/growth/people?skill=tracing'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'GET /growth/skills': { at: always('/growth/skills'), table: CURATORS },
	'POST /growth/skills?/add': {
		at: always('/growth/skills?/add'),
		// One that is there: whoever may is told so, and everybody else is refused before.
		fields: () => ({ name: 'Rust' }),
		table: byCurators('422'),
	},
	'POST /growth/skills?/unmerge': {
		at: always('/growth/skills?/unmerge'),
		fields: () => ({ id: '1' }),
		table: byCurators('409'),
	},
	'POST /growth/skills?/bringSkills': {
		// No file is in it: whoever may bring one is told so.
		at: always('/growth/skills?/bringSkills'),
		fields: () => ({ note: 'nothing' }),
		table: byCurators('422'),
	},
	'POST /growth/skills?/bringPeople': {
		at: always('/growth/skills?/bringPeople'),
		fields: () => ({ note: 'nothing' }),
		table: byAdmins('422'),
	},
	'GET /growth/skills/[id=number]': {
		at: (object) => `/growth/skills/${object === 'known' ? 5 : 99999}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			known   303      403   403      403      403    403    200     200   200
			missing 303      403   403      403      403    403    404     404   404`),
	},
	'POST /growth/skills/[id=number]?/rename': {
		at: skillAt('rename'),
		fields: () => ({ name: 'Assembly' }),
		table: ofASkill('=200'),
	},
	'POST /growth/skills/[id=number]?/addName': {
		at: skillAt('addName'),
		fields: () => ({ alias: 'Assembly' }),
		table: ofASkill('422'),
	},
	'POST /growth/skills/[id=number]?/takeName': {
		at: skillAt('takeName'),
		fields: () => ({ folded: 'asm' }),
		table: ofASkill('200'),
	},
	'POST /growth/skills/[id=number]?/placeUnder': {
		at: skillAt('placeUnder'),
		fields: () => ({ parent: 'SAP' }),
		table: ofASkill('200'),
	},
	'POST /growth/skills/[id=number]?/relateTo': {
		at: skillAt('relateTo'),
		fields: () => ({ related: 'SAP' }),
		table: ofASkill('200'),
	},
	'POST /growth/skills/[id=number]?/unrelate': {
		at: skillAt('unrelate'),
		fields: () => ({ related: 'SAP' }),
		table: ofASkill('=200'),
	},
	'POST /growth/skills/[id=number]?/merge': {
		at: skillAt('merge'),
		fields: () => ({ into: 'Assembly' }),
		table: ofASkill('422'),
	},
	'POST /growth/skills/[id=number]?/unmerge': {
		at: always('/growth/skills/1?/unmerge'),
		fields: () => ({ id: '1' }),
		table: byCurators('409'),
	},
	'GET /api/v1/growth/profile': {
		at: always('/api/v1/growth/profile'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'PATCH /api/v1/growth/profile': {
		at: always('/api/v1/growth/profile'),
		body: { words: 'Asking sooner.' },
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'GET /api/v1/growth/skills': {
		at: always('/api/v1/growth/skills?q=rust'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
};
