const NUMBERS = [1, 2, 3, 4];
const of = (path: string, rests: readonly string[]) =>
	NUMBERS.flatMap((number) => rests.map((rest) => `/api/v1/${path}/${number}/${rest}`));

const ENTRY = ['discussion', 'versions', 'versions/1', 'versions/2'];

/** Answers of the API that nothing leads to: of every kind of entry, and of what is somebody's own. */
export const API_ANSWERS = [
	...of('log', ENTRY),
	...of('stories', [
		...ENTRY,
		...['questions', 'commitments', 'consents', 'consent', 'reader', 'thanks', 'share-links'],
	]),
	...of('projects', [...ENTRY, 'askings', 'wishes', 'adopt']),
	...of('growth/openings', [...ENTRY, 'inclination']),
	...of('courses', ['discussion', 'folder', 'sittings', 'rules']),
	...NUMBERS.map((id) => `/api/v1/growth/mentorships/${id}`),
	...NUMBERS.map((id) => `/api/v1/gatherings/${id}`),
	...NUMBERS.flatMap((id) => ['waiting', 'failures'].map((rest) => `/api/v1/people/${id}/${rest}`)),
	...['', '/tokens', '/leave', '/notices', '/views', '/feeds', '/removed'].map((rest) => `/api/v1/me${rest}`),
	...['rhythm', 'holidays', 'questions', 'webhooks', 'webhooks/1', 'webhooks/1/deliveries'].map(
		(rest) => `/api/v1/teams/payments/${rest}`,
	),
	...[
		...['audit', 'tokens', 'webhooks', 'health', 'jobs', 'backups', 'workspace', 'links', 'templates'],
		...['factor-kinds', 'expectations', 'meetings', 'holidays'],
	].map((page) => `/api/v1/admin/${page}`),
	'/api/v1/people/invitations',
	'/api/v1/gatherings',
	'/api/v1/of-the-month',
	'/api/v1/learning-time/promises',
	'/api/v1/growth/matching',
	'/api/v1/pulse/rounds/1/replies',
];
